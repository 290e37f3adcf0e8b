#include "ui/tickets/ticket_history.h"

#include <algorithm>
#include <string>

#include "ui/kit/format.h"
#include "ui/kit/layout.h"
#include "ui/kit/widgets/widgets.h"

namespace counterbell::ui {
namespace {

constexpr float title_height = 22;
constexpr float line_height = 24;
constexpr std::size_t short_history = 12;

/// "New → Open"; the state needs no name, its words say what they are.
Text state_changed(const Message& before, const Message& after) {
  if (after.empty()) return trc("state", "was “{0}”", before);
  return before.empty() ? after.shown() : trc("before and after", "{0} → {1}", before, after);
}

/// "Priority Normal → High".
Text field_changed(const desk::HistoryLine& line) {
  const Message& what = line.what;
  const Message& before = line.before;
  const Message& after = line.after;
  if (before.empty() && after.empty()) return what.shown();
  if (line.field == Field::ticket_state) return state_changed(before, after);
  if (line.field == Field::ticket_tags) {
    return after.empty() ? tr("Tag {0} removed", before) : tr("Tag {0} added", after);
  }
  if (after.empty()) return tr("{0} was “{1}”", what, before);
  return before.empty() ? trc("what, and how it is now", "{0} {1}", what, after)
                        : trc("what, before and after", "{0} {1} → {2}", what, before, after);
}

Text what_changed(const desk::HistoryLine& line) {
  Text words = field_changed(line);
  if (line.is_undo) words = tr("{0} (undo)", words);
  if (line.lost) words = tr("{0} · lost to a later change", words);
  return words;
}

void draw_line_of(Ui& ui, Flow& flow, const desk::HistoryLine& line, std::size_t number) {
  const Text what = what_changed(line);
  const Text who = trc("name, time", "{0} · {1}", line.who, when(ui.host(), line.at, ui.now()));
  const float height = text_height(ui, what, TextStyle::secondary, flow.width());
  Rect place = flow.next(height + metrics(TextStyle::secondary).line_height_px + 6);
  const NodeId id = ui.id("history " + std::to_string(number));
  ui.add({.id = id, .role = Role::listitem, .name = trc("name and time, what changed", "{0}: {1}", who, what)}, place);
  draw_text(ui, place.cut_top(height), what, TextStyle::secondary, line.lost ? ui.palette().ink3 : ui.palette().ink);
  draw_line(ui, place.cut_top(metrics(TextStyle::secondary).line_height_px), who, TextStyle::secondary,
            ui.palette().ink3);
}

}  // namespace

void TicketHistory::follow(Context& context, const desk::TicketRow& ticket) {
  const bool is_same = ticket_ == ticket.id() && desk_ == &context.desk;
  if (is_same && revision_ == context.desk.revision()) return;
  if (!is_same) shows_all_ = false;
  ticket_ = ticket.id();
  desk_ = &context.desk;
  revision_ = context.desk.revision();
  lines_ = context.desk.history().of(ticket.id());
  std::ranges::reverse(lines_);
}

float TicketHistory::draw(LaterPart, Context& context, const desk::TicketRow& ticket, Rect rect) {
  follow(context, ticket);
  Ui& ui = context.ui;
  Flow flow(rect);
  text(ui, flow.next(title_height), tr("History"), TextStyle::label, ui.palette().ink2);
  if (!context.desk.replica().has_all_lines()) {
    draw_line(ui, flow.next(line_height), tr("Still being read from this device…"), TextStyle::secondary,
              ui.palette().ink3);
  }
  const std::size_t count = shows_all_ ? lines_.size() : std::min(lines_.size(), short_history);
  {
    const Scope list(ui, Role::list, tr("History"), flow.rest());
    for (std::size_t i = 0; i < count; ++i) draw_line_of(ui, flow, lines_[i], lines_.size() - i);
  }
  if (count == lines_.size()) return flow.used();
  Rect more = flow.next(line_height);
  const Text label = tr("Show all {0}", lines_.size());
  more.width = text_width(ui, label, TextStyle::secondary_strong) + 2;
  if (link(ui, more, label, TextStyle::secondary_strong)) shows_all_ = true;
  return flow.used();
}

}  // namespace counterbell::ui
