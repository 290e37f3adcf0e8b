#include "ui/today/today_screen.h"

#include <algorithm>
#include <utility>

#include "ui/common/ticket_actions.h"
#include "ui/common/ticket_list_row.h"
#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/passing_time.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/page.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/sharing/export_run.h"
#include "ui/sharing/sharing.h"
#include "ui/today/place.h"

namespace counterbell::ui {
namespace {

constexpr float column_width = 820;
constexpr float side_margin = 32;
constexpr float title_height = 40;
constexpr float fold_height = 48;
/// A section of more than this shows its first tickets, and the rest when asked for.
constexpr std::size_t fold_from = 12;
constexpr std::size_t shown_folded = 8;

}  // namespace

const std::vector<TodayScreen::Section>& TodayScreen::sections(Context& context) {
  const Record* me = context.desk.staff().me();
  const auto minute = std::chrono::floor<std::chrono::minutes>(context.ui.now());
  const Basis basis{&context.desk, context.desk.revision(), context.read_marks.revision(), me ? me->id() : Id{},
                    minute,        context.ui.row_height()};
  if (basis == basis_) return sections_;
  basis_ = basis;
  const ReadMarks& read = context.read_marks;
  desk::Workday day = context.desk.today().workday(
      [&](const desk::TicketRow& ticket, Time since) { return read.is_read(ticket, since); });
  sections_.clear();
  holds_until_ = day.holds_until;
  const auto add = [&](Words title, const char* icon, std::vector<const desk::TicketRow*>& tickets, bool tells_assignee,
                       std::optional<RowAction> action = std::nullopt) {
    if (!tickets.empty()) sections_.push_back({title, icon, std::move(tickets), tells_assignee, action});
  };
  add(tr("Needs you now"), icon::bell_ring, day.told, true, RowAction::seen);
  add(tr("Handed to you"), icon::user_plus, day.handed, false);
  add(tr("Overdue"), icon::circle_alert, day.overdue, true);
  add(tr("Due next"), icon::timer, day.due_next, true);
  add(tr("Unread"), icon::mail, day.unread, false);
  add(tr("Waiting too long"), icon::hourglass, day.waiting_too_long, true);
  add(tr("Promised"), icon::flag, day.promised, true);
  add(tr("Mine"), icon::user, day.mine, false);
  add(tr("Unassigned"), icon::inbox, day.unassigned, false);
  add(tr("Snoozed"), icon::alarm_clock, day.snoozed, true, RowAction::wake);
  lay_out(basis.row_height);
  return sections_;
}

void TodayScreen::lay_out(float row_height) {
  float top = gap_small;
  for (Section& section : sections_) {
    section.top = top;
    const bool is_long = section.tickets.size() > fold_from && !std::ranges::contains(unfolded_, section.title.id());
    section.shown = is_long ? shown_folded : section.tickets.size();
    top += title_height + row_height * static_cast<float>(section.shown) + (is_long ? fold_height : 0) + gap_large;
  }
  sections_height_ = top - gap_large;
}

void TodayScreen::draw(Context& context, Rect area) {
  Ui& ui = context.ui;
  {
    const IdScope ids(ui, "today");
    sections(context);
    act_by_keys(context);
    sections(context);
    if (ui.typed_key(U'l')) context.go({closing_place, ""}, false);
    if (holds_until_) ui.host().wake_at(on_the_minute(*holds_until_));
    // How old the last copy of what is here is: this device may break any day.
    const Backup kept = backup(ui.host(), context.desk, ui.now());
    const Text age = in_words(ui.host(), kept, ui.now());
    Page page(ui, "today", tr("Today"), area, {.most_width = column_width, .side = side_margin, .aside = age});
    const bool is_only_here =
        !kept.exists && kept.changes_since > 0 && context.desk.state().count(RecordType::ticket) > 0;
    const std::optional<LaterPart> later = is_only_here ? ui.host().later() : std::nullopt;
    if (later) draw_backup(*later, context, page.flow());
    if (sections_.empty())
      draw_empty(context, area);
    else
      draw_sections(context, page, area);
  }
  draw_dialog(ui, tr("Snooze"), snooze_dialog_, context);
}

/// Nothing of the shop is anywhere else.
void TodayScreen::draw_backup(LaterPart, Context& context, Flow& flow) {
  Ui& ui = context.ui;
  constexpr Words label = tr("Back up now");
  constexpr Words words = tr("What is here is on this device only.");
  const ButtonOptions look{.icon = icon::download};
  const float width = button_width(ui, label, look);
  constexpr float icon_room = 28;
  const float beside = flow.width() - 2 * gap - icon_room - gap - width;
  const bool is_one_line = text_width(ui, words, TextStyle::body) <= beside;
  const float lines = text_height(ui, words, TextStyle::body, flow.width() - 2 * gap - icon_room);
  const float above = is_one_line ? 0 : lines + gap_small;
  Rect card = flow.next(ui.control_height() + 2 * gap_small + above);
  fill(ui, card, ui.palette().note, corner_card);
  stroke(ui, card, ui.palette().note_line, corner_card);
  card = card.inset(gap, gap_small);
  Rect place = is_one_line ? card.cut_right(width) : card.cut_bottom(ui.control_height());
  place.width = width;
  Rect line = is_one_line ? card.centred(card.width, lines) : card.cut_top(lines);
  draw_icon(ui, line.cut_left(icon_room).cut_left(20).cut_top(metrics(TextStyle::body).line_height_px), icon::info, 18,
            ui.palette().ink2);
  paragraph(ui, line, words, TextStyle::body, ui.palette().ink);
  if (button(ui, place, label, look)) context.sharing.export_everything(context);
}

void TodayScreen::draw_sections(Context& context, Page& page, Rect area) {
  move_by_keys(context, page);
  const Rect column = page.flow().rest();
  page.flow().space(sections_height_ + gap);
  std::size_t first_index = 0;
  for (const Section& section : sections_) {
    draw_section(context, section, first_index, {column.x, column.y + section.top, column.width, 0}, area);
    first_index += section.shown;
  }
  constexpr Words closing = tr("Closing time");
  ButtonOptions look{.kind = ButtonKind::ghost, .icon = icon::lock};
  if (!context.ui.host().coarse_pointer()) look.shortcut = "L";
  Rect line = page.flow().next(context.ui.control_height());
  if (button(context.ui, line.cut_left(button_width(context.ui, closing, look)), closing, look))
    context.go({closing_place, ""}, false);
}

const desk::TicketRow* TodayScreen::ticket_at(std::size_t index) const {
  for (const Section& section : sections_) {
    if (index < section.shown) return section.tickets[index];
    index -= section.shown;
  }
  return nullptr;
}

TodayScreen::RowAction TodayScreen::action_of(Context& context, const Section& section,
                                              const desk::TicketRow& ticket) const {
  if (section.action) return *section.action;
  if (!ticket.assignee) return RowAction::take;
  const Record* me = context.desk.staff().me();
  return me && ticket.assignee == me->id() ? RowAction::snooze : RowAction::take_over;
}

void TodayScreen::do_it(Context& context, RowAction action, const desk::TicketRow& ticket) {
  const Text number = shown_number(context.desk, ticket);
  switch (action) {
    case RowAction::seen:
      context.check(context.desk.escalations().note_seen(ticket.id()));
      break;
    case RowAction::take:
    case RowAction::take_over:
      take_ticket(context, ticket);
      break;
    case RowAction::snooze:
      snooze_dialog_.open(ticket);
      break;
    case RowAction::wake:
      if (context.check(context.desk.tickets().snooze(ticket.id(), std::nullopt)))
        context.tell_done(tr("{0} is awake", number));
      break;
  }
  context.ui.host().wake();
}

/// T takes the row that has the focus, S puts it aside or wakes it, E says that it was seen.
void TodayScreen::act_by_keys(Context& context) {
  if (!keys_.focused()) return;
  const std::size_t index = *keys_.focused();
  const desk::TicketRow* ticket = ticket_at(index);
  if (!ticket) return;
  auto section = sections_.begin();
  for (std::size_t place = index; place >= section->shown; ++section) place -= section->shown;
  const RowAction action = action_of(context, *section, *ticket);
  Ui& ui = context.ui;
  const bool is_mine = context.desk.staff().me() && ticket->assignee == context.desk.staff().me()->id();
  std::optional<RowAction> asked;
  if (ui.typed_key(U't') && !is_mine) asked = RowAction::take_over;
  if (ui.typed_key(U's')) asked = action == RowAction::wake ? action : RowAction::snooze;
  if (ui.typed_key(U'e') && action == RowAction::seen) asked = action;
  if (!asked) return;
  next_focus_ = index;  // Its row leaves the list, mostly, and the next one moves up.
  do_it(context, *asked, *ticket);
}

void TodayScreen::move_by_keys(Context& context, Page& page) {
  std::size_t count = 0;
  for (const Section& section : sections_) count += section.shown;
  const std::optional<std::size_t> to = keys_.moved(context.ui, count, keys_.focused());
  if (to) return focus_row(context, *to, page);
  if (!next_focus_ || snooze_dialog_.is_open() || count == 0) return;
  focus_row(context, std::min(*std::exchange(next_focus_, std::nullopt), count - 1), page);
}

void TodayScreen::focus_row(Context& context, std::size_t index, Page& page) {
  std::size_t place = index;
  auto section = sections_.begin();
  while (place >= section->shown) place -= (section++)->shown;
  const float height = context.ui.row_height();
  const float top = page.flow_top() + section->top + title_height + height * static_cast<float>(place);
  page.scroll().reveal(index == 0 ? 0 : top, top + height);
  context.ui.semantics().request_focus(context.ui.id(section->tickets[place]->id().text()));
}

void TodayScreen::draw_section(Context& context, const Section& section, std::size_t first_index, Rect rect,
                               Rect visible) {
  Ui& ui = context.ui;
  const float row = ui.row_height();
  const float fold = section.folds() ? fold_height : 0;
  rect.height = title_height + row * static_cast<float>(section.shown) + fold;
  Rect title = rect.cut_top(title_height);
  draw_icon(ui, title.cut_left(20), section.icon, 18, ui.palette().ink2);
  title.cut_left(gap_small);
  const Text words = trc("what is listed, how many", "{0} ({1})", section.title, thousands(section.tickets.size()));
  const float line = metrics(TextStyle::section).line_height_px;
  heading(ui, title.centred(title.width, line), words, 2, TextStyle::section);

  draw_card(ui, rect);
  const auto visit_visible = [&](auto visit) {
    const float hidden = std::max(0.0f, visible.y - rect.y) / row;
    for (std::size_t i = static_cast<std::size_t>(hidden); i < section.shown; ++i) {
      const Rect place{rect.x, rect.y + row * static_cast<float>(i), rect.width, row};
      if (place.y > visible.bottom()) break;
      visit(i, place);
    }
  };
  {
    const TableScope table(ui, section.title, intersection(rect, visible), section.tickets.size());
    visit_visible([&](std::size_t i, Rect place) { draw_row(context, section, i, first_index, place); });
  }
  // A table has rows and nothing else: what they offer stands behind it.
  visit_visible([&](std::size_t i, Rect place) { draw_row_action(context, section, *section.tickets[i], place); });
  if (!section.folds()) return;
  if (const std::optional<LaterPart> later = context.ui.host().later())
    draw_fold(*later, context, section, rect.cut_bottom(fold_height));
}

void TodayScreen::draw_fold(LaterPart, Context& context, const Section& section, Rect rect) {
  Ui& ui = context.ui;
  const IdScope ids(ui, section.title);
  const Text label = tr("Show all {0}", thousands(section.tickets.size()));
  const ButtonOptions look{.kind = ButtonKind::ghost, .icon_after = icon::chevron_down, .description = section.title};
  const float width = button_width(ui, label, look);
  if (!button(ui, rect.centred(width, ui.control_height() - 4), label, look)) return;
  unfolded_.push_back(section.title.id());
  basis_ = {};
  ui.host().wake();
}

void TodayScreen::draw_row(Context& context, const Section& section, std::size_t index, std::size_t first_index,
                           Rect rect) {
  Ui& ui = context.ui;
  const desk::TicketRow& ticket = *section.tickets[index];
  TicketRowOptions options{.index = static_cast<std::int32_t>(index), .padding = gap};
  options.last = index + 1 == section.shown;
  options.with_assignee = section.tells_assignee;
  const RowAction action = action_of(context, section, ticket);
  options.action_width = action_width(ui) + gap;
  const Press press = ticket_list_row(context, rect, ticket, options);
  if (press.focused) keys_.note_focus(first_index + index);
  if (press.pressed) {
    if (action == RowAction::seen) context.check(context.desk.escalations().note_seen(ticket.id()));
    context.go(route_to(context.desk, ticket), false);
  }
}

void TodayScreen::draw_row_action(Context& context, const Section& section, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  const IdScope ids(ui, ticket.id().text());
  const RowAction action = action_of(context, section, ticket);
  const float width = action_width(ui);
  rect.cut_right(gap);
  const Rect place = rect.cut_right(width).centred(width, std::min(ui.control_height(), rect.height - 12));
  if (draw_action(context, place, action, ticket)) do_it(context, action, ticket);
}

/// One for all, so that what stands beside them is in line. On a phone the words would leave none for the ticket's.
float TodayScreen::action_width(Ui& ui) {
  return ui.width() == Width::phone ? ui.control_height() : button_width(ui, look_of(RowAction::take_over).label);
}

TodayScreen::ActionLook TodayScreen::look_of(RowAction action) {
  switch (action) {
    case RowAction::seen:
      return {tr("Seen"), icon::check};
    case RowAction::take:
      return {tr("Take it"), icon::user_plus};
    case RowAction::take_over:
      return {tr("Take over"), icon::user_plus};
    case RowAction::snooze:
      return {tr("Snooze"), icon::alarm_clock};
    case RowAction::wake:
      return {tr("Wake"), icon::sun};
  }
  return {};
}

bool TodayScreen::draw_action(Context& context, Rect rect, RowAction action, const desk::TicketRow& ticket) {
  Ui& ui = context.ui;
  const auto [label, icon] = look_of(action);
  const Text about = number_and_subject(shown_number(context.desk, ticket), ticket);
  const ButtonOptions look{.description = about};
  return ui.width() == Width::phone ? icon_button(ui, rect, icon, label, look) : button(ui, rect, label, look);
}

void TodayScreen::draw_empty(Context& context, Rect area) {
  Ui& ui = context.ui;
  if (context.desk.state().count(RecordType::ticket) == 0) {
    constexpr Words sentence = tr("Take a ticket for the next customer, and what needs you shows here.");
    if (empty_state(ui, area, icon::concierge_bell, tr("Ready for the first customer"), sentence,
                    tr("Take the first ticket"))) {
      context.new_ticket(std::nullopt);
    }
  } else {
    empty_state(ui, area, icon::circle_check, tr("Nothing waiting. Well done."),
                tr("What needs you next will show here."));
  }
}

}  // namespace counterbell::ui
