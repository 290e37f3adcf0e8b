#include "ui/screens/ticket_promises.h"

#include <algorithm>
#include <string>

#include "desk/sla/duration_text.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/service_words.h"
#include "ui/screens/ticket_words.h"
#include "ui/waiting.h"
#include "ui/widgets.h"

namespace counterbell::ui {
namespace {

using desk::sla::Metric;
using desk::sla::Standing;
using desk::sla::Stretch;

constexpr float title_height = 22;
constexpr float line_height = 20;
constexpr float from_width = 120;
constexpr float small_icon = 14;
constexpr std::int64_t second_ms = 1000;
constexpr std::int64_t minute_ms = 60 * second_ms;
/// A ticket that is old has more than anybody reads.
constexpr std::size_t most_stretches = 12;

std::string_view in_words(Stretch::Kind kind) {
  switch (kind) {
    case Stretch::Kind::counts:
      return "counted";
    case Stretch::Kind::shop_closed:
      return "shop closed";
    case Stretch::Kind::ticket_paused:
      return "ticket waiting";
    case Stretch::Kind::ticket_stopped:
      return "ticket solved";
  }
  return {};
}

}  // namespace

void TicketPromises::follow(Context& context, const desk::TicketRow& ticket) {
  const std::int64_t minute = context.ui.now_ms() / minute_ms;
  if (ticket_ != ticket.id()) asked_.reset();
  if (ticket_ == ticket.id() && revision_ == context.desk.revision() && minute_ == minute) return;
  ticket_ = ticket.id();
  revision_ = context.desk.revision();
  minute_ = minute;
  verdict_ = context.desk.service(ticket);
  if (asked_) why_ = context.desk.why_due(ticket, *asked_);
}

float TicketPromises::draw(Context& context, const desk::TicketRow& ticket, Rect rect) {
  if (!context.desk.service_rules() && ticket.record->integer(Field::ticket_due) == 0) return 0;
  follow(context, ticket);
  Ui& ui = context.ui;
  Flow flow(rect);
  const auto is_promised = [&](Metric metric) { return verdict_.of(metric).state != Standing::State::none; };
  if (std::ranges::none_of(desk::sla::every_metric, is_promised)) return 0;
  text(ui, flow.next(title_height), "Promised", TextStyle::label, ui.palette().ink2);
  for (const Metric metric : desk::sla::every_metric) {
    if (!is_promised(metric)) continue;
    const DueWords words = standing_words(ui, verdict_.of(metric));
    const std::string name(label(metric));
    Rect place = flow.next(2 * line_height + 4);
    const Scope item(ui, Role::group, name + ": " + words.text, place);
    Rect line = place.cut_top(line_height);
    const IdScope ids(ui, name);
    const Rect why = line.cut_right(text_width(ui, "Why?", TextStyle::secondary_strong) + 2);
    draw_line(ui, line, name, TextStyle::secondary, ui.palette().ink2);
    Rect below = place.cut_top(line_height);
    if (words.icon) {
      draw_icon(ui, below.cut_left(small_icon), words.icon, small_icon, words.colour);
      below.cut_left(6);
    }
    draw_line(ui, below, words.text, TextStyle::secondary_strong, words.colour);
    if (!link(ui, why, "Why?", TextStyle::secondary_strong)) continue;
    const bool was_asked = asked_ == metric;
    asked_ = was_asked ? std::nullopt : std::optional(metric);
    if (asked_) why_ = context.desk.why_due(ticket, metric);
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
void TicketPromises::draw_breaches(Ui& ui, Flow& flow) const {
  for (const auto& [metric, due] : verdict_.breaches) {
    const Standing& stands = verdict_.of(metric);
    const bool is_told = stands.state == Standing::State::missed || stands.state == Standing::State::overdue;
    if (is_told && (!stands.due || *stands.due == due)) continue;
    const std::string words =
        std::string(label(metric)) + " was late: due " + when(ui.host(), due * second_ms, ui.now_ms());
    text(ui, flow.next(line_height), words, TextStyle::secondary, ui.palette().ink2);
  }
}

/// The rule, then all time from when it began to count, piece by piece.
float TicketPromises::draw_why(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  Flow flow(rect);
  flow.space(4);
  const desk::sla::NamedPolicy* named = context.desk.policy_of(ticket);
  const std::string rule = named ? "“" + named->name + "”, " + std::string(priority_label(ticket)) + ": " +
                                       promise_words(named->policy, ticket.priority) + "."
                                 : std::string("A date was set by hand.");
  flow.space(paragraph(ui, flow.rest(), rule, TextStyle::secondary, palette.ink) + 4);
  const Scope list(ui, Role::list, "Why it is due then", flow.rest());
  const std::size_t first = why_.size() > most_stretches ? why_.size() - most_stretches : 0;
  if (first > 0) {
    text(ui, flow.next(line_height), counted(first, "earlier stretch", "earlier stretches") + " before that",
         TextStyle::secondary, palette.ink3);
  }
  for (std::size_t i = first; i < why_.size(); ++i) {
    const auto& [kind, begin, end] = why_[i];
    const bool counts = kind == Stretch::Kind::counts;
    const std::string from = when(ui.host(), begin * second_ms, ui.now_ms());
    const std::string length = desk::sla::duration_text(end - begin);
    const std::string what = counts ? length : std::string(in_words(kind));
    Rect line = flow.next(line_height);
    ui.add({.id = ui.id("stretch " + std::to_string(i)),
            .role = Role::listitem,
            .name = "From " + from + ": " + std::string(in_words(kind)) + ", " + length},
           line);
    draw_line(ui, line.cut_left(from_width), "from " + from, TextStyle::secondary, palette.ink2);
    draw_line(ui, line, what, counts ? TextStyle::secondary_strong : TextStyle::secondary,
              counts ? palette.ink : palette.ink3);
  }
  return flow.used();
}

}  // namespace counterbell::ui
