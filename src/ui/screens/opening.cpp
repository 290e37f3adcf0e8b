#include "ui/screens/opening.h"

#include <algorithm>

#include "ui/forms.h"

namespace counterbell::ui {
namespace {

constexpr std::chrono::milliseconds patience{500};
/// The bar goes on in so many steps: each frame drawn is time that reading lacks.
constexpr std::size_t steps = 50;

}  // namespace

void OpeningScreen::begin(std::size_t parts, std::chrono::nanoseconds now) {
  parts_ = parts;
  taken_ = 0;
  begun_ = now;
}

bool OpeningScreen::took_part(std::chrono::nanoseconds now) {
  ++taken_;
  return is_due(now) && taken_ % (parts_ / steps + 1) == 0;
}

bool OpeningScreen::is_due(std::chrono::nanoseconds now) const { return begun_ && now >= *begun_ + patience; }

void OpeningScreen::draw(Ui& ui, Rect area) const {
  if (!is_due(ui.elapsed())) return;
  const Scope region(ui, Role::main, "Opening", area);
  const float width = std::min(360.0f, area.width - 2 * gap);
  Flow flow({area.x + (area.width - width) / 2, area.y + area.height * 0.36f, width, area.height}, gap_small);
  logo_line(ui, flow, "Counterbell");
  flow.space(gap_small);
  flow_text(ui, flow, "Opening your shop…", TextStyle::body, ui.palette().ink2);
  progress(ui, flow.next(8), "Opening", parts_ == 0 ? 0 : static_cast<float>(taken_) / static_cast<float>(parts_));
}

}  // namespace counterbell::ui
