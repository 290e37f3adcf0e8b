#include "ui/common/row_keys.h"

#include <algorithm>

namespace counterbell::ui {

std::optional<std::size_t> RowKeys::moved(Ui& ui, std::size_t count, std::optional<std::size_t> current) {
  const bool arrows = focused_ || ui.semantics().is_focus_at_rest();
  focused_.reset();
  if (current) last_ = *current;
  if (count == 0) return std::nullopt;

  const std::size_t end = count - 1;
  // A chosen row that dropped out left its place to the one after it.
  const std::size_t after = current ? std::min(*current + 1, end) : std::min(last_, end);
  const std::size_t before = current ? *current - std::min<std::size_t>(*current, 1) : std::min(last_, end);
  std::optional<std::size_t> to;
  if (ui.typed_key(U'j') || (arrows && ui.pressed(Key::down))) to = after;
  if (ui.typed_key(U'k') || (arrows && ui.pressed(Key::up))) to = before;
  if (arrows && ui.pressed(Key::home)) to = 0;
  if (arrows && ui.pressed(Key::end)) to = end;
  return to == current ? std::nullopt : to;
}

}  // namespace counterbell::ui
