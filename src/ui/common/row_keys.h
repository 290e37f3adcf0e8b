// Moving through a list of rows by keyboard: arrows, j and k, Home and End, with the focus on the chosen row.
#pragma once

#include <cstddef>
#include <optional>

#include "ui/kit/ui.h"

namespace counterbell::ui {

class RowKeys {
 public:
  /// The row to go to when a key asks for another than `current` (nothing when none is chosen) of `count` rows.
  /// Call it before the rows are drawn. Arrows count only while the focus is in the list or nowhere, so that
  /// they stay with the control that has it.
  std::optional<std::size_t> moved(Ui& ui, std::size_t count, std::optional<std::size_t> current);
  /// To be told of the row that has the focus, as it is drawn.
  void note_focus(std::size_t index) { focused_ = index; }
  /// The row that had the focus when the list was last drawn.
  std::optional<std::size_t> focused() const { return focused_; }
  /// Where the chosen row was last, before it may have dropped out.
  std::size_t last() const { return last_; }

 private:
  std::optional<std::size_t> focused_;
  std::size_t last_ = 0;  ///< Where the chosen row was, should it drop out of the list.
};

}  // namespace counterbell::ui
