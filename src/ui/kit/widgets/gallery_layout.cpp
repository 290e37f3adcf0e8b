#include "ui/kit/widgets/gallery_layout.h"

#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {

void gallery_section(Ui& ui, Flow& flow, Words title) {
  flow.space(40);
  heading(ui, flow.next(24), title, 2, TextStyle::section);
  flow.space(gap_small);
  hairline(ui, flow.rest().x, flow.y(), flow.rest().x + flow.width(), flow.y(), ui.palette().line);
  flow.space(gap);
}

}  // namespace counterbell::ui
