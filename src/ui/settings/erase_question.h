// Erasing this device where no shop can be opened: asks once more, since what is left may be nowhere else.
#pragma once

#include "ui/kit/widgets/forms.h"

namespace counterbell::ui {

class EraseQuestion {
 public:
  /// The button that asks, as the next of `buttons`, unless it was pressed.
  void draw_button(Ui& ui, ButtonLine& buttons);
  /// The question and its answers, once the button was pressed.
  void draw(Ui& ui, Flow& flow);

 private:
  bool asked_ = false;
};

}  // namespace counterbell::ui
