// Erasing personal data, of one customer or of what has been closed for long: says what goes and what stays, and wants a word
// typed.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "ui/common/context.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

/// "1 customer, 2 tickets with 7 messages and 9 entries".
Text in_words(const desk::ErasePreview& preview);

class ErasureDialog {
 public:
  void open_for(const Id& customer);
  void open_for_older_than(std::chrono::months months);
  void draw(LaterPart, Context& context);

 private:
  void open();
  void look(Context& context);
  void draw_body(Context& context, Flow& flow);
  void erase(Context& context);

  bool open_ = false;
  Id customer_;                    // Zero: what has been closed for long.
  std::chrono::months months_{0};  // How long that is.
  desk::ErasePreview preview_;
  std::size_t drafts_ = 0;
  std::uint64_t revision_ = 0;  // Of the desk when that was looked up.
  std::string typed_;
  Message error_;
  float body_height_ = 0;
};

}  // namespace counterbell::ui
