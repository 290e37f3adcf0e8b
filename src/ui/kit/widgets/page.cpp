#include "ui/kit/widgets/page.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

float margin_of(const Ui& ui, float margin) { return ui.width() == Width::phone ? gap : margin; }

Rect column_of(const Ui& ui, Rect content, const PageOptions& options) {
  Rect column = content.inset(margin_of(ui, options.side), margin_of(ui, gap_large));
  column.width = std::min(column.width, options.most_width);
  return column;
}

Rect middle_of(Rect content, FrontPage::Place place) {
  const float width = std::min(place.width, content.width - 2 * gap);
  return {content.x + (content.width - width) / 2, content.y + place.top, width, content.height};
}

}  // namespace

Page::Page(Ui& ui, std::string_view key, Words title, Rect area, const PageOptions& options)
    : region_(ui, Role::region, title, area),
      scroll_(ui, key, area),
      margin_(margin_of(ui, gap_large)),
      flow_(column_of(ui, scroll_.content(), options), options.spacing) {
  if (!options.back.empty()) {
    ButtonLine line(ui, flow_.next(ui.control_height()));
    is_back_pressed_ = line.left(options.back, {.kind = ButtonKind::ghost, .icon = icon::chevron_left});
  }
  draw_heading(ui, title, options);
  if (!options.sentence.empty()) flow_text(ui, flow_, options.sentence, TextStyle::body, ui.palette().ink2);
}

void Page::draw_heading(Ui& ui, Words title, const PageOptions& options) {
  Rect line = flow_.rest();
  const float aside_width = text_width(ui, options.aside, TextStyle::secondary) + 1;
  const bool is_beside = text_width(ui, title, TextStyle::title) + gap + aside_width <= line.width;
  if (is_beside && !options.aside.empty()) {
    line.height = metrics(TextStyle::title).line_height_px;
    text(ui, line.cut_right(aside_width), options.aside, TextStyle::secondary, ui.palette().ink2, Align::right);
  }
  flow_.space(heading(ui, line, title, 1));
  if (!is_beside && !options.aside.empty())
    flow_text(ui, flow_, options.aside, TextStyle::secondary, ui.palette().ink2);
  flow_.space(options.sentence.empty() ? gap : gap_small);
}

Page::~Page() { scroll_.set_content_height(flow_.used() + 2 * margin_); }

FrontPage::FrontPage(Ui& ui, std::string_view key, Words name, Rect area, Place place, Words beside_bell)
    : main_(ui, Role::main, name, area),
      scroll_(ui, key, area),
      top_(place.top),
      flow_(middle_of(scroll_.content(), place), gap_small) {
  logo_line(ui, flow_, beside_bell);
  flow_.space(gap_small);
}

FrontPage::~FrontPage() { scroll_.set_content_height(top_ + flow_.used() + gap_large); }

}  // namespace counterbell::ui
