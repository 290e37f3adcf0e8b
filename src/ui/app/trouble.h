// The device's storage did not open: what happened, and the ways on.
#pragma once

#include <optional>

#include "model/error.h"
#include "ui/kit/ui.h"
#include "ui/settings/erase_question.h"

namespace counterbell::ui {

class TroubleScreen {
 public:
  void set(const Error& trouble) { trouble_ = trouble; }
  bool is_shown() const { return trouble_.has_value(); }
  void draw(Ui& ui, Rect area);

 private:
  std::optional<Error> trouble_;
  EraseQuestion erase_;
};

}  // namespace counterbell::ui
