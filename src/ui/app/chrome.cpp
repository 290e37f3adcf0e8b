#include "ui/app/chrome.h"

#include <algorithm>

#include "ui/app/navigation.h"
#include "ui/app/save_status.h"
#include "ui/customers/place.h"
#include "ui/icons.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/tickets/place.h"

namespace counterbell::ui {
namespace {

constexpr float top_bar_height = 64;
constexpr float search_width = 420;
constexpr float narrowest_search = 150;  // On a phone.

}  // namespace

Rect Chrome::draw(Context& context) {
  Rect rest = context.ui.screen();
  draw_navigation(context, rest, top_bar_height);
  draw_top_bar(context, rest.cut_top(top_bar_height));
  banners_.draw(context, rest);
  return rest;
}

void Chrome::draw_top_bar(Context& context, Rect rect) {
  Ui& ui = context.ui;
  const bool phone = ui.width() == Width::phone;
  const Scope banner(ui, Role::banner, tr("Search and actions"), rect);
  hairline(ui, rect.x, rect.bottom(), rect.right(), rect.bottom(), ui.palette().line);
  const float height = ui.control_height();
  Rect inner = rect.inset(phone ? 12 : gap_large, (rect.height - height) / 2);

  if (phone) {
    draw_save_status(context, inner.cut_right(20));
    inner.cut_right(4);
    draw_undo(context, inner.cut_right(height));
    inner.cut_right(4);
    const ButtonOptions primary{.kind = ButtonKind::primary};
    const float width = button_width(ui, tr("New ticket"), primary);
    const bool fits_beside_search = inner.width - width >= narrowest_search;
    if (fits_beside_search ? button(ui, inner.cut_right(width), tr("New ticket"), primary)
                           : icon_button(ui, inner.cut_right(height), icon::plus, tr("New ticket"), primary)) {
      context.new_ticket({});
    }
    inner.cut_right(gap_small);
    draw_search(context, inner);
    return;
  }

  const ButtonOptions new_ticket{.kind = ButtonKind::primary, .icon = icon::plus, .shortcut = "N"};
  const float button_room = button_width(ui, tr("New ticket"), new_ticket);
  draw_save_status(context, inner.cut_right(save_status_width(context)));
  inner.cut_right(gap_small);
  draw_undo(context, inner.cut_right(height));
  inner.cut_right(gap);
  draw_search(context, inner.cut_left(std::min(search_width, inner.width - button_room - gap)));
  inner.cut_left(gap);
  if (button(ui, inner.cut_left(button_room), tr("New ticket"), new_ticket)) context.new_ticket({});
  inner.cut_left(gap);
  context.toasts.stand_in({inner.x, rect.y, inner.width, rect.height});
}

void Chrome::draw_search(Context& context, Rect rect) {
  const bool phone = context.ui.width() == Width::phone;
  FieldOptions options;
  options.placeholder = tr("Search tickets, people, words");
  options.short_placeholder = tr("Search");
  options.icon = icon::search;
  options.shortcut = phone ? "" : "/";
  options.input_mode = InputMode::search;
  options.search = true;
  options.label_above = false;
  options.takes_arrows = !context.search.empty();
  options.focus_now = focus_search_;
  focus_search_ = false;
  const FieldResult result = text_field(context.ui, rect, tr("Search"), context.search, options);
  if (result.cancelled && !context.search.empty()) {
    context.search.clear();
    context.ui.host().wake();
  }
  if (context.search.empty()) return;
  context.search_keys = {result.up, result.down, result.submitted && !result.with_control, result.with_control};
  // What is searched for shows among the customers when they are on screen, else in the ticket list, from wherever it is typed.
  const bool is_list = context.route.place == tickets_place || context.route.place == customers_place;
  const bool elsewhere = !is_list || (phone && !context.route.item.empty());
  if ((result.edited || result.submitted) && elsewhere)
    context.go({context.route.place == customers_place ? customers_place : tickets_place, ""}, false);
}

void Chrome::draw_undo(Context& context, Rect rect) {
  const Message what = context.desk.history().undo_label();
  const Text description = what.empty() ? Text(tr("nothing to take back")) : what.shown();
  const ButtonOptions options{
      .kind = ButtonKind::ghost, .shortcut = "Control+Z", .description = description, .disabled = what.empty()};
  if (icon_button(context.ui, rect, icon::undo_2, tr("Undo"), options)) context.undo();
}

}  // namespace counterbell::ui
