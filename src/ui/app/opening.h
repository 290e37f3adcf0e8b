// What shows while the shop is read from the device, when that takes a while.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "ui/kit/ui.h"

namespace counterbell::ui {

class OpeningScreen {
 public:
  /// Reading begins, of about so many parts. `now` is Host::elapsed, here and below.
  void begin(std::size_t parts, std::chrono::nanoseconds now);
  /// One more part is in; whether there is something new to show.
  bool took_part(std::chrono::nanoseconds now);
  /// Nothing as long as it may be over in a moment.
  void draw(Ui& ui, Rect area) const;

 private:
  bool is_due(std::chrono::nanoseconds now) const;

  std::size_t parts_ = 0;
  std::size_t taken_ = 0;
  std::optional<std::chrono::nanoseconds> begun_;
};

}  // namespace counterbell::ui
