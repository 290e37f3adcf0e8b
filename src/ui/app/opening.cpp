#include "ui/app/opening.h"

#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/page.h"

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
  FrontPage page(ui, "opening", tr("Opening"), area, {.width = 360, .top = area.height * 0.36f},
                 verbatim("Counterbell"));
  Flow& flow = page.flow();
  flow_text(ui, flow, tr("Opening your shop…"), TextStyle::body, ui.palette().ink2);
  progress(ui, flow.next(8), tr("Opening"), parts_ == 0 ? 0 : static_cast<float>(taken_) / static_cast<float>(parts_));
}

}  // namespace counterbell::ui
