#include "ui/tickets/ticket_targets.h"

#include <algorithm>
#include <string>

#include "desk/service/calendar/duration_text.h"
#include "ui/common/ticket_words.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/layout.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/service/service_words.h"

namespace counterbell::ui {
namespace {

using desk::sla::Metric;
using desk::sla::Standing;
using desk::sla::Stretch;

constexpr float title_height = 22;
constexpr float line_height = 20;
constexpr float from_width = 120;
constexpr float small_icon = 14;
/// A ticket that is old has more than anybody reads.
constexpr std::size_t most_stretches = 12;

Words in_words(Stretch::Kind kind) {
  switch (kind) {
    case Stretch::Kind::counts:
      return tr("counted");
    case Stretch::Kind::shop_closed:
      return tr("shop closed");
    case Stretch::Kind::ticket_paused:
      return tr("ticket waiting");
    case Stretch::Kind::ticket_stopped:
      return tr("ticket solved");
  }
  return {};
}

}  // namespace

void TicketTargets::follow(Context& context, const desk::TicketRow& ticket) {
  const auto minute = std::chrono::floor<std::chrono::minutes>(context.ui.now());
  if (ticket_ != ticket.id()) asked_.reset();
  if (ticket_ == ticket.id() && revision_ == context.desk.revision() && minute_ == minute) return;
  ticket_ = ticket.id();
  revision_ = context.desk.revision();
  minute_ = minute;
  verdict_ = context.desk.service().verdict(ticket);
  if (asked_) why_ = context.desk.service().why_due(ticket, *asked_);
}

void TicketTargets::ask_why(Context& context, const desk::TicketRow& ticket, Metric metric) {
  follow(context, ticket);
  asked_ = metric;
  why_ = context.desk.service().why_due(ticket, metric);
}

float TicketTargets::draw(Context& context, const desk::TicketRow& ticket, Rect rect) {
  if (!context.desk.service().rules() && ticket.record->time(Field::ticket_due) == Time{}) return 0;
  follow(context, ticket);
  Ui& ui = context.ui;
  Flow flow(rect);
  const auto has_target = [&](Metric metric) { return verdict_.of(metric).state != Standing::State::none; };
  if (std::ranges::none_of(desk::sla::every_metric, has_target)) return 0;
  text(ui, flow.next(title_height), tr("Targets"), TextStyle::label, ui.palette().ink2);
  for (const Metric metric : desk::sla::every_metric) {
    if (!has_target(metric)) continue;
    const Standing& stands = verdict_.of(metric);
    const DueWords words = standing_words(ui, stands);
    const bool is_ahead =
        stands.due && (stands.state == Standing::State::running || stands.state == Standing::State::overdue);
    const Words name = is_ahead ? deadline_label(metric) : label(metric);
    Rect place = flow.next(2 * line_height + 4);
    const Scope item(ui, Role::group, trc("target, how it stands", "{0}: {1}", name, words.text), place);
    Rect line = place.cut_top(line_height);
    const IdScope ids(ui, label(metric));
    const Rect why = line.cut_right(text_width(ui, tr("Why?"), TextStyle::secondary_strong) + 2);
    draw_line(ui, line, name, TextStyle::secondary, ui.palette().ink2);
    Rect below = place.cut_top(line_height);
    if (words.icon) {
      draw_icon(ui, below.cut_left(small_icon), words.icon, small_icon, words.colour);
      below.cut_left(6);
    }
    draw_line(ui, below, words.text, TextStyle::secondary_strong, words.colour);
    if (!link(ui, why, tr("Why?"), TextStyle::secondary_strong)) continue;
    if (asked_ == metric)
      asked_.reset();
    else
      ask_why(context, ticket, metric);
  }
  draw_breaches(ui, flow);
  if (!asked_) return flow.used();
  if (const std::optional<LaterPart> later = ui.host().later()) {
    flow.space(draw_why(*later, context, ticket, flow.rest()));
  } else {
    draw_waiting_lines(ui, flow);
  }
  return flow.used();
}

/// What was broken under rules, or before an answer, that do not stand any more: it stays on record.
void TicketTargets::draw_breaches(Ui& ui, Flow& flow) const {
  for (const auto& [metric, due] : verdict_.breaches) {
    const Standing& stands = verdict_.of(metric);
    const bool is_told = stands.state == Standing::State::missed || stands.state == Standing::State::overdue;
    if (is_told && (!stands.due || *stands.due == due)) continue;
    const Text words = tr("{0} was late: due {1}", label(metric), when(ui.host(), due, ui.now()));
    text(ui, flow.next(line_height), words, TextStyle::secondary, ui.palette().ink2);
  }
}

/// The rule, then all time from when it began to count, piece by piece.
float TicketTargets::draw_why(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  Flow flow(rect);
  flow.space(4);
  const desk::sla::NamedPolicy* named = context.desk.service().policy_of(ticket);
  const Text rule =
      named ? trc("rule, priority, its targets", "“{0}”, {1}: {2}.", verbatim(named->name), priority_label(ticket),
                  target_words(context.desk.service().rules()->rules, named->policy, ticket.priority))
            : Text(tr("A date was set by hand."));
  flow.space(paragraph(ui, flow.rest(), rule, TextStyle::secondary, palette.ink) + 4);
  const Scope list(ui, Role::list, tr("Why it is due then"), flow.rest());
  const std::size_t first = why_.size() > most_stretches ? why_.size() - most_stretches : 0;
  if (first > 0) {
    text(ui, flow.next(line_height), trn("{0} earlier stretch before that", "{0} earlier stretches before that", first),
         TextStyle::secondary, palette.ink3);
  }
  for (std::size_t i = first; i < why_.size(); ++i) {
    const auto& [kind, begin, end] = why_[i];
    const bool counts = kind == Stretch::Kind::counts;
    const Text from = when(ui.host(), begin, ui.now());
    const std::string length = desk::sla::duration_text(end - begin);
    const Words what = counts ? verbatim(length) : in_words(kind);
    Rect line = flow.next(line_height);
    ui.add({.id = ui.id("stretch " + std::to_string(i)),
            .role = Role::listitem,
            .name = tr("From {0}: {1}, {2}", from, in_words(kind), verbatim(length))},
           line);
    draw_line(ui, line.cut_left(from_width), tr("from {0}", from), TextStyle::secondary, palette.ink2);
    draw_line(ui, line, what, counts ? TextStyle::secondary_strong : TextStyle::secondary,
              counts ? palette.ink : palette.ink3);
  }
  return flow.used();
}

}  // namespace counterbell::ui
