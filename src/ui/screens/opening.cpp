#include "ui/screens/opening.h"

#include <algorithm>

#include "ui/forms.h"

namespace counterbell::ui {
namespace {

constexpr std::int64_t patience_ms = 500;
/// The bar goes on in so many steps: each frame drawn is time that reading lacks.
constexpr std::size_t steps = 50;

}  // namespace

void OpeningScreen::begin(std::size_t parts, std::int64_t now_ms) {
  parts_ = parts;
  taken_ = 0;
  begun_ms_ = now_ms;
}

bool OpeningScreen::took_part(std::int64_t now_ms) {
  ++taken_;
  return is_due(now_ms) && taken_ % (parts_ / steps + 1) == 0;
}

bool OpeningScreen::is_due(std::int64_t now_ms) const { return begun_ms_ && now_ms >= *begun_ms_ + patience_ms; }

void OpeningScreen::draw(Ui& ui, Rect area, std::int64_t now_ms) const {
  if (!is_due(now_ms)) return;
  const Scope region(ui, Role::main, "Opening", area);
  const float width = std::min(360.0f, area.width - 2 * gap);
  Flow flow({area.x + (area.width - width) / 2, area.y + area.height * 0.36f, width, area.height}, gap_small);
  logo_line(ui, flow, "Counterbell");
  flow.space(gap_small);
  flow_text(ui, flow, "Opening your shop…", TextStyle::body, ui.palette().ink2);
  progress(ui, flow.next(8), "Opening", parts_ == 0 ? 0 : static_cast<float>(taken_) / static_cast<float>(parts_));
}

}  // namespace counterbell::ui
