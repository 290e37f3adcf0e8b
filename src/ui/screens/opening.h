// What shows while the shop is read from the device, when that takes a while.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "ui/ui.h"

namespace counterbell::ui {

class OpeningScreen {
 public:
  /// Reading begins, of about so many parts.
  void begin(std::size_t parts, std::int64_t now_ms);
  /// One more part is in; whether there is something new to show.
  bool took_part(std::int64_t now_ms);
  /// Nothing as long as it may be over in a moment.
  void draw(Ui& ui, Rect area, std::int64_t now_ms) const;

 private:
  bool is_due(std::int64_t now_ms) const;

  std::size_t parts_ = 0;
  std::size_t taken_ = 0;
  std::optional<std::int64_t> begun_ms_;
};

}  // namespace counterbell::ui
