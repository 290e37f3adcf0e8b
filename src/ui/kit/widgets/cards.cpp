#include "ui/kit/widgets/cards.h"

#include <cmath>

#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

namespace {

constexpr float unmeasured_height = 160;

float card_margin(const Ui& ui) { return ui.width() == Width::phone ? gap : gap_large; }

}  // namespace

float Cards::height(std::string_view key) const {
  const auto found = heights_.find(key);
  return found == heights_.end() ? unmeasured_height : found->second;
}

void Cards::draw(Ui& ui, std::string_view key, Rect rect, Words title, const std::function<void(Flow&)>& draw) {
  const IdScope ids(ui, key);
  const Scope region(ui, Role::region, title, rect);
  draw_card(ui, rect);
  const float margin = card_margin(ui);
  Flow flow(rect.inset(margin), gap_small);
  flow.space(heading(ui, flow.rest(), title, 2, TextStyle::section) + gap_small);
  draw(flow);
  // The flow's last gap belongs between things, not below the last.
  const float needed = flow.used() - gap_small + 2 * margin;
  if (std::abs(needed - height(key)) > 0.5f) {
    heights_[std::string(key)] = needed;
    ui.host().wake(2);
  }
}

void Cards::draw(Ui& ui, std::string_view key, Flow& page, Words title, const std::function<void(Flow&)>& draw_it) {
  draw(ui, key, page.next(height(key)), title, draw_it);
}

}  // namespace counterbell::ui
