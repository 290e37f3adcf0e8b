#include "ui/app/screens.h"

#include <algorithm>

#include "ui/app/features.h"
#include "ui/kit/waiting.h"

namespace counterbell::ui {

Screens::~Screens() {
  for (const Kept& kept : kept_) {
    if (kept.later)
      kept.feature->later.remove(*kept.later, kept.screen);
    else
      kept.feature->screen.remove(kept.screen);
  }
}

Screens::Kept& Screens::kept(const Feature& feature) {
  const auto found = std::ranges::find(kept_, &feature, &Kept::feature);
  return found != kept_.end() ? *found : kept_.emplace_back(&feature);
}

void Screens::draw(const Feature& feature, Context& context, Rect area) {
  if (feature.screen.draw) return feature.screen.draw(kept(feature).screen, context, area);
  const std::optional<LaterPart> later = context.ui.host().later();
  if (!later) return draw_waiting_place(context.ui, area, feature.name);
  Kept& screen = kept(feature);
  screen.later = later;
  feature.later.draw(*later, screen.screen, context, area);
}

}  // namespace counterbell::ui
