// Every widget in every state, on one page (/gallery): manual, test page and source of screenshots in one.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "ui/kit/later.h"
#include "ui/kit/layout.h"
#include "ui/kit/ui.h"
#include "ui/kit/widgets/overlays.h"
#include "words/message.h"

namespace counterbell::ui {

/// The place in its address. It shows even before there is a shop.
inline constexpr const char* gallery_place = "gallery";

class Gallery {
 public:
  COUNTERBELL_LATER(gallery) void draw(LaterPart later, Ui& ui, Toasts& toasts, Rect area);

 private:
  void type(Ui& ui, Flow& flow);
  void colours(Ui& ui, Flow& flow);
  void buttons(Ui& ui, Flow& flow);
  void choosing(Ui& ui, Flow& flow);
  void fields(Ui& ui, Flow& flow);
  void tabs(Ui& ui, Flow& flow);
  void showing(Ui& ui, Flow& flow);
  void list(LaterPart, Ui& ui, Flow& flow);
  void long_words(Ui& ui, Flow& flow);
  void floating(LaterPart, Ui& ui, Toasts& toasts, Flow& flow);
  void dialog(Ui& ui);

  std::array<std::string, 6> texts_ = {"", "Ruth Alvarez", "K7F-0042", "1234", "ruth@", ""};
  std::string message_ =
      "I'm sorry, Ruth. I packed it without the inner sleeve and that is why it broke.\n\nI am having a new one "
      "engraved tonight.";
  std::string search_;
  int channel_ = 0;
  int priority_ = 2;
  int person_ = 1;
  int segment_ = 0;
  bool check_on_ = true;
  bool check_off_ = false;
  int tab_ = 1;
  std::size_t row_ = 0;
  Message pressed_ = tr("Nothing pressed yet.");
  bool dialog_open_ = false;
  std::string dialog_text_;
};

}  // namespace counterbell::ui
