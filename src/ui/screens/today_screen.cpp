#include "ui/screens/today_screen.h"

#include <algorithm>
#include <string>

#include "ui/export_run.h"
#include "ui/icons.h"
#include "ui/screens/ticket_list_row.h"
#include "ui/screens/ticket_words.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr float column_width = 820;
constexpr float heading_height = 32;
constexpr float title_height = 40;

/// The screen's name, and how old the last copy of what is here is: this device may break any day.
void draw_heading(Context& context, Rect rect) {
  Ui& ui = context.ui;
  Host& host = ui.host();
  const std::string age = in_words(host, backup(host, context.desk, ui.now_ms()), ui.now_ms());
  const float room = text_width(ui, age, TextStyle::secondary) + 1;
  text(ui, rect.cut_right(std::min(room, rect.width - 2 * heading_height - gap)), age, TextStyle::secondary,
       ui.palette().ink2, Align::right);
  heading(ui, rect, "Today", 1);
}

float margin(Ui& ui) { return ui.width() == Width::phone ? gap : 32.0f; }

}  // namespace

const std::vector<TodayScreen::Section>& TodayScreen::sections(Context& context) {
  const Record* me = context.desk.me();
  const Basis basis{&context.desk, context.desk.revision(), me ? me->id() : Id{}, context.ui.now_ms() / minute_ms,
                    context.ui.row_height()};
  if (basis == basis_) return sections_;
  basis_ = basis;
  desk::Workday day = context.desk.workday();
  sections_.clear();
  const auto add = [&](Section section) {
    if (!section.tickets.empty()) sections_.push_back(std::move(section));
  };
  add({.title = "Overdue", .icon = icon::bell_ring, .tickets = std::move(day.overdue), .tells_assignee = true});
  add({.title = "Due next", .icon = icon::timer, .tickets = std::move(day.due_next), .tells_assignee = true});
  add({.title = "Waiting too long",
       .icon = icon::circle_alert,
       .tickets = std::move(day.waiting_too_long),
       .tells_assignee = true});
  add({.title = "Mine", .icon = icon::user, .tickets = std::move(day.mine)});
  add({.title = "Unassigned", .icon = icon::inbox, .tickets = std::move(day.unassigned)});
  float top = gap_large + heading_height;
  for (Section& section : sections_) {
    section.top = top + gap_large;
    top = section.top + title_height + basis.row_height * static_cast<float>(section.tickets.size());
  }
  return sections_;
}

void TodayScreen::draw(Context& context, Rect area) {
  Ui& ui = context.ui;
  const std::vector<Section>& all = sections(context);
  if (all.empty()) {
    draw_empty(context, area);
    return;
  }
  const IdScope ids(ui, "today");
  ScrollArea scroll(ui, "today", area);
  move_by_keys(context, all, scroll);
  Rect column = scroll.content().inset(margin(ui), 0);
  column.width = std::min(column.width, column_width);
  draw_heading(context, {column.x, column.y + gap_large, column.width, heading_height});
  std::size_t first_index = 0;
  float end = 0;
  for (const Section& section : all) {
    const Rect place{column.x, column.y + section.top, column.width, 0};
    end = section.top + draw_section(context, section, first_index, place, area);
    first_index += section.tickets.size();
  }
  scroll.set_content_height(end + gap_large);
}

void TodayScreen::move_by_keys(Context& context, const std::vector<Section>& sections, ScrollArea& scroll) {
  std::size_t count = 0;
  for (const Section& section : sections) count += section.tickets.size();
  const std::optional<std::size_t> to = keys_.moved(context.ui, count, keys_.focused());
  if (!to) return;
  std::size_t index = *to;
  auto section = sections.begin();
  while (index >= section->tickets.size()) index -= (section++)->tickets.size();
  const float height = context.ui.row_height();
  const float top = section->top + title_height + height * static_cast<float>(index);
  scroll.reveal(*to == 0 ? 0 : top, top + height);
  context.ui.semantics().request_focus(context.ui.id(section->tickets[index]->id().text()));
}

float TodayScreen::draw_section(Context& context, const Section& section, std::size_t first_index, Rect rect,
                                Rect visible) {
  Ui& ui = context.ui;
  const float row = ui.row_height();
  rect.height = title_height + row * static_cast<float>(section.tickets.size());
  const float height = rect.height;
  Rect title = rect.cut_top(title_height);
  draw_icon(ui, title.cut_left(20), section.icon, 18, ui.palette().ink2);
  title.cut_left(gap_small);
  const std::string words = std::string(section.title) + " (" + thousands(section.tickets.size()) + ")";
  const float line = metrics(TextStyle::section).line_height_px;
  heading(ui, title.centred(title.width, line), words, 2, TextStyle::section);

  draw_card(ui, rect);
  const TableScope table(ui, section.title, intersection(rect, visible), section.tickets.size());
  const float hidden = std::max(0.0f, visible.y - rect.y) / row;
  for (std::size_t i = static_cast<std::size_t>(hidden); i < section.tickets.size(); ++i) {
    const Rect place{rect.x, rect.y + row * static_cast<float>(i), rect.width, row};
    if (place.y > visible.bottom()) break;
    draw_row(context, section, i, first_index, place);
  }
  return height;
}

void TodayScreen::draw_row(Context& context, const Section& section, std::size_t index, std::size_t first_index,
                           Rect rect) {
  Ui& ui = context.ui;
  const desk::TicketRow& ticket = *section.tickets[index];
  TicketRowOptions options{.index = static_cast<std::int32_t>(index), .padding = gap};
  options.last = index + 1 == section.tickets.size();
  options.with_assignee = section.tells_assignee;
  const bool is_free = !ticket.assignee;
  const bool is_narrow = ui.width() == Width::phone;  // There the words would leave none for the ticket's.
  const float take_width = is_narrow ? ui.control_height() : button_width(ui, "Take it");
  if (is_free) options.action_width = take_width + gap;
  const Press press = ticket_list_row(context, rect, ticket, options);
  if (press.focused) keys_.note_focus(first_index + index);
  if (press.pressed) context.go(route_to(context.desk, ticket), false);
  if (!is_free) return;

  const IdScope ids(ui, ticket.id().text());
  const std::string about = shown_number(context.desk, ticket) + " " + std::string(shown_subject(ticket));
  rect.cut_right(gap);
  const Rect place = rect.cut_right(take_width).centred(take_width, std::min(ui.control_height(), rect.height - 12));
  const ButtonOptions take{.description = about};
  const bool taken =
      is_narrow ? icon_button(ui, place, icon::user_plus, "Take it", take) : button(ui, place, "Take it", take);
  if (!taken || !context.desk.me()) return;
  const std::string me = context.desk.me()->id().text();
  if (context.check(context.desk.set_ticket(ticket.id(), Field::ticket_assignee, me))) {
    context.tell_done(std::string(ticket.number()) + " is yours now");
  }
}

void TodayScreen::draw_empty(Context& context, Rect area) {
  Ui& ui = context.ui;
  const Rect place = area.inset(margin(ui), gap_large);
  draw_heading(context, {place.x, place.y, place.width, heading_height});
  if (context.desk.state().count(RecordType::ticket) == 0) {
    const std::string_view sentence = "Take a ticket for the next customer, and what needs you shows here.";
    if (empty_state(ui, area, icon::concierge_bell, "Ready for the first customer", sentence,
                    "Take the first ticket")) {
      context.new_ticket(std::nullopt);
    }
  } else {
    empty_state(ui, area, icon::circle_check, "Nothing waiting. Well done.", "What needs you next will show here.");
  }
}

}  // namespace counterbell::ui
