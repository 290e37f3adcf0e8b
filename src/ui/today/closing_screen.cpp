#include "ui/today/closing_screen.h"

#include <algorithm>

#include "ui/common/draft_names.h"
#include "ui/common/ticket_list_row.h"
#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/time_text.h"
#include "ui/kit/widgets/forms.h"
#include "ui/sharing/export_run.h"
#include "ui/sharing/sharing.h"
#include "ui/today/place.h"

namespace counterbell::ui {

using std::chrono::days;

namespace {

constexpr float column_width = 820;
constexpr float side_margin = 32;
/// More of one kind than anybody reads in the evening; the rest is told by number.
constexpr std::size_t most_shown = 20;

/// When the shop opens next, or tomorrow at noon where nobody has said when it is open.
Time morning(Context& context) {
  Host& host = context.ui.host();
  const Time now = context.ui.now();
  const std::optional<Time> open =
      context.desk.service().next_open(local_time(host, now, days{1}, std::chrono::minutes{0}));
  return open ? *open : local_time(host, now, days{1}, std::chrono::hours{12});
}

}  // namespace

void ClosingScreen::follow(Context& context) {
  const auto minute = std::chrono::floor<std::chrono::minutes>(context.ui.now());
  changes_only_here_ = backup(context.ui.host(), context.desk, context.ui.now()).changes_since;
  if (desk_ == &context.desk && revision_ == context.desk.revision() && minute_ == minute) return;
  desk_ = &context.desk;
  revision_ = context.desk.revision();
  minute_ = minute;
  Host& host = context.ui.host();
  const Time midnight = local_time(host, context.ui.now(), days{0}, std::chrono::minutes{0});
  desk::Closing found = context.desk.today().closing(midnight, morning(context));
  std::vector<const desk::TicketRow*> written;
  for (const desk::TicketRow* ticket : context.desk.tickets().list({})) {
    if (!host.drafts().get(reply_draft(ticket->id())).empty()) written.push_back(ticket);
  }
  parts_.clear();
  const auto add = [&](Words title, Words about, const char* icon, std::vector<const desk::TicketRow*> tickets) {
    if (!tickets.empty()) parts_.push_back({title, about, icon, std::move(tickets)});
  };
  add(tr("Not sent"), tr("Begun here, and not sent yet."), icon::pencil, std::move(written));
  add(tr("Due before you open"), tr("Time runs out before the shop opens again."), icon::timer,
      std::move(found.due_by_morning));
  add(tr("Still waiting"), tr("Somebody waits for an answer."), icon::hourglass, std::move(found.waiting));
  add(tr("Handed over today"), tr("Whoever has it now should know."), icon::arrow_left_right,
      std::move(found.handed_over));
}

void ClosingScreen::draw(LaterPart, Context& context, Rect area) {
  follow(context);
  Ui& ui = context.ui;
  Page page(ui, "closing", tr("Closing time"), area,
            {.most_width = column_width,
             .side = side_margin,
             .back = tr("Today"),
             .sentence = tr("What the evening should not forget, of the whole shop.")});
  if (page.is_back_pressed()) context.go({today_place, ""}, false);
  if (parts_.empty() && changes_only_here_ == 0) return draw_quiet(ui, page.flow());
  draw_backup(context, page.flow());
  for (const Part& part : parts_) draw_part(context, page.flow(), part);
  ButtonLine line(ui, page.flow().next(ui.control_height()));
  if (line.left(tr("Print a sheet"), {.icon = icon::printer})) printing_.begin(ui.host(), sheet(context));
  error_line(ui, page.flow(), printing_.trouble().shown());
}

void ClosingScreen::draw_quiet(Ui& ui, Flow& flow) {
  constexpr float height = 320;
  empty_state(ui, flow.next(height), icon::circle_check, tr("All quiet. Good night."),
              tr("Nobody waits, nothing is due before you open, and everything is backed up."));
}

void ClosingScreen::draw_backup(Context& context, Flow& flow) {
  if (changes_only_here_ == 0) return;
  Ui& ui = context.ui;
  const Text words =
      trn("{0} change is on this device only.", "{0} changes are on this device only.", changes_only_here_);
  heading(ui, flow.next(metrics(TextStyle::section).line_height_px), tr("Not backed up"), 2, TextStyle::section);
  warning_line(ui, flow, words);
  ButtonLine line(ui, flow.next(ui.control_height()));
  if (line.left(tr("Back up now"), {.icon = icon::download})) context.sharing.export_everything(context);
}

void ClosingScreen::draw_part(Context& context, Flow& flow, const Part& part) {
  Ui& ui = context.ui;
  Rect title = flow.next(metrics(TextStyle::section).line_height_px);
  draw_icon(ui, title.cut_left(20), part.icon, 18, ui.palette().ink2);
  title.cut_left(gap_small);
  heading(ui, title, trc("what is listed, how many", "{0} ({1})", part.title, thousands(part.tickets.size())), 2,
          TextStyle::section);
  flow.space(-gap_small);
  flow_text(ui, flow, part.about, TextStyle::secondary, ui.palette().ink2);
  const std::size_t shown = std::min(part.tickets.size(), most_shown);
  Rect card = flow.next(ui.row_height() * static_cast<float>(shown));
  draw_card(ui, card);
  const IdScope ids(ui, part.title);
  const TableScope table(ui, part.title, card, part.tickets.size());
  for (std::size_t i = 0; i < shown; ++i) {
    TicketRowOptions options{.index = static_cast<std::int32_t>(i), .padding = gap, .last = i + 1 == shown};
    options.with_assignee = true;
    const desk::TicketRow& ticket = *part.tickets[i];
    if (ticket_list_row(context, card.cut_top(ui.row_height()), ticket, options).pressed)
      context.go(route_to(context.desk, ticket), false);
  }
  if (shown < part.tickets.size()) {
    flow_text(ui, flow, trn("and {0} more", "and {0} more", part.tickets.size() - shown), TextStyle::secondary,
              ui.palette().ink2);
  }
}

Sheet ClosingScreen::sheet(Context& context) const {
  const Record* shop = context.desk.shop().record();
  Host& host = context.ui.host();
  const Time now = context.ui.now();
  Sheet sheet{.shop = std::string(shop ? shop->text(Field::shop_name) : ""),
              .title = tr("Closing time"),
              .mark = {},
              .notes = {tr("Printed {0}.", full_date_time(host, now))},
              .groups = {}};
  Sheet::Group group{"rules", {}};
  for (const Part& part : parts_) {
    Sheet::Section section{.title = part.title, .about = part.about};
    section.table.push_back({tr("Number"), tr("Subject"), tr("Customer"), tr("Assignee")});
    for (const desk::TicketRow* ticket : part.tickets) {
      section.table.push_back({verbatim(ticket->number()), shown_subject(*ticket),
                               customer_name(customer_of(context.desk, *ticket)),
                               assignee_name(context.desk, *ticket)});
    }
    group.sections.push_back(std::move(section));
  }
  if (changes_only_here_ > 0) {
    group.sections.push_back({.title = tr("Not backed up"),
                              .lines = {trn("{0} change is on this device only.",
                                            "{0} changes are on this device only.", changes_only_here_)}});
  }
  sheet.groups.push_back(std::move(group));
  return sheet;
}

}  // namespace counterbell::ui
