#include "ui/tickets/list/people_found.h"

#include <algorithm>

#include "desk/base/fold.h"
#include "ui/common/ticket_words.h"
#include "ui/customers/place.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr std::size_t most_people = 3;
constexpr float person_height = 52;
constexpr float avatar_size = 30;
constexpr float below = 8;

}  // namespace

void PeopleFound::look(LaterPart, Context& context) {
  const std::string typed(desk::trim(context.search));
  if (searched_ == typed && revision_ == context.desk.revision()) return;
  searched_ = typed;
  revision_ = context.desk.revision();
  people_.clear();
  if (desk::words(typed).empty()) return;
  for (const desk::CustomerMatch& match : context.desk.customers().match(typed, most_people)) {
    const std::vector<const desk::TicketRow*> tickets = context.desk.tickets().of_customer(match.customer->id());
    const auto open = std::ranges::count_if(tickets, [](const desk::TicketRow* ticket) { return ticket->is_open(); });
    people_.push_back({match.customer, static_cast<std::size_t>(open)});
  }
}

float PeopleFound::height(Ui& ui) const {
  if (count() == 0) return 0;
  return person_height * static_cast<float>(people_.size()) + ui.control_height() + 2 * below;
}

/// "New ticket for Ruth Alvarez", "New ticket for “555 0142”".
Text PeopleFound::offer(Context&) const {
  if (people_.size() == 1) return tr("New ticket for {0}", customer_name(people_.front().record));
  return tr("New ticket for “{0}”", verbatim(searched_));
}

void PeopleFound::draw(LaterPart, Context& context, Rect rect, std::optional<std::size_t> marked) {
  if (count() == 0) return;
  Ui& ui = context.ui;
  hairline(ui, rect.x, rect.bottom() - 1, rect.right(), rect.bottom() - 1, ui.palette().line);
  Flow flow(rect);
  std::optional<std::size_t> pressed;
  if (!people_.empty()) {
    const IdScope ids(ui, "people found");
    const Scope list(ui, Role::listbox, tr("People"),
                     {rect.x, rect.y, rect.width, person_height * static_cast<float>(people_.size())});
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (draw_person(context, flow.next(person_height), people_[i], marked == i)) pressed = i;
    }
  }
  flow.space(below);
  const Text label = offer(context);
  ButtonOptions look{.kind = marked == people_.size() ? ButtonKind::primary : ButtonKind::secondary,
                     .icon = icon::plus};
  Rect line = flow.next(ui.control_height()).inset(20, 0);
  line.width = std::min(line.width, button_width(ui, label, look));
  if (button(ui, line, label, look)) pressed = people_.size();
  if (pressed) run(context, *pressed);
}

bool PeopleFound::draw_person(Context& context, Rect rect, const Person& person, bool marked) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  const Words name = customer_name(person.record);
  const Text reach = reach_of(*person.record);
  const Text open = person.open_tickets == 0 ? Text(tr("no open ticket"))
                                             : trn("{0} open ticket", "{0} open tickets", person.open_tickets);
  Node node{.role = Role::option, .name = trc("customer, contacts, tickets", "{0} · {1} · {2}", name, reach, open)};
  node.selected = marked;
  const Press press = pressable(ui, rect, person.record->id().text(), std::move(node));
  if (marked || press.hovered) fill(ui, rect, marked ? palette.accent_soft : palette.selected);
  Rect inside = rect.inset(20, 0);
  draw_avatar(ui, inside.cut_left(avatar_size).centred(avatar_size, avatar_size), name.shown(), false);
  inside.cut_left(12);
  inside = inside.centred(inside.width, 22 + 18);
  Rect top = inside.cut_top(22);
  draw_line(ui, top.cut_right(text_width(ui, open, TextStyle::secondary) + 1), open, TextStyle::secondary,
            palette.ink2);
  top.cut_right(gap_small);
  draw_line(ui, top, name, TextStyle::strong, palette.ink);
  draw_line(ui, inside, reach, TextStyle::secondary, palette.ink2);
  draw_focus_ring(ui, rect.inset(3), corner_control, press.id);
  return press.pressed;
}

void PeopleFound::run(Context& context, std::size_t entry) {
  if (entry >= people_.size()) return take_ticket(context);
  const Id id = people_[entry].record->id();
  context.search.clear();
  context.go({customers_place, id.text()}, false);
}

void PeopleFound::take_ticket(Context& context) {
  if (people_.size() == 1) return context.new_ticket(people_.front().record->id());
  context.new_ticket_for(searched_);
}

}  // namespace counterbell::ui
