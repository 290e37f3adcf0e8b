#include "ui/tickets/ticket_facts.h"

#include <algorithm>
#include <optional>

#include "desk/base/fold.h"
#include "ui/common/draft_names.h"
#include "ui/common/ticket_words.h"
#include "ui/customers/place.h"
#include "ui/icons.h"
#include "ui/kit/layout.h"
#include "ui/kit/waiting.h"
#include "ui/kit/widgets/fields.h"
#include "ui/kit/widgets/widgets.h"
#include "ui/tickets/ticket_escalations.h"

namespace counterbell::ui {
namespace {

constexpr float title_height = 22;
constexpr float line_height = 24;
constexpr std::size_t most_suggestions = 6;
constexpr Words add_tag_label = tr("Add tag");

void title(Ui& ui, Flow& flow, Words words) {
  text(ui, flow.next(title_height), words, TextStyle::label, ui.palette().ink2);
}

/// What can be followed, with an icon before it.
void fact(Ui& ui, Flow& flow, const char* icon, Words words) {
  if (words.empty()) return;
  constexpr float icon_room = 22;
  const float height = text_height(ui, words, TextStyle::body, flow.width() - icon_room);
  Rect place = flow.next(height + line_height - metrics(TextStyle::body).line_height_px);
  draw_icon(ui, place.cut_left(icon_room).cut_left(16).cut_top(line_height), icon, 15, ui.palette().ink);
  written(ui, place.centred(place.width, height), words, TextStyle::body, ui.palette().ink);
}

/// Hands out places for pills of known widths, line by line.
class Pills {
 public:
  Pills(Rect rect, float height) : rect_(rect), height_(height), x_(rect.x) {}
  Rect next(float width) {
    if (x_ > rect_.x && x_ + width > rect_.right()) {
      x_ = rect_.x;
      y_ += height_ + gap_small;
    }
    const Rect place{x_, rect_.y + y_, std::min(width, rect_.width), height_};
    x_ += width + 6;
    return place;
  }
  float used() const { return y_ + height_; }

 private:
  Rect rect_;
  float height_;
  float x_;
  float y_ = 0;
};

float pill_height(Ui& ui) { return ui.host().coarse_pointer() ? 40.0f : 28.0f; }

}  // namespace

void TicketFacts::follow(Context& context, const desk::TicketRow& ticket) {
  const bool is_same = ticket_ == ticket.id() && desk_ == &context.desk;
  if (is_same && revision_ == context.desk.revision()) return;
  if (!is_same) {
    tag_ = context.ui.host().drafts().get(tag_draft(ticket.id()));
    adding_tag_ = !tag_.empty();
  }
  ticket_ = ticket.id();
  desk_ = &context.desk;
  revision_ = context.desk.revision();
  suggestions_ = context.desk.tickets().known_tags();
  follow_ups_.clear();
  other_tickets_ = 0;
  if (!ticket.customer) return;
  for (const desk::TicketRow* other : context.desk.tickets().of_customer(ticket.customer)) {
    if (other == &ticket || other->trashed) continue;
    ++other_tickets_;
    if (other->record->reference(Field::ticket_follows) == ticket.id()) follow_ups_.push_back(other);
  }
}

float TicketFacts::draw(Context& context, const desk::TicketRow& ticket, Rect rect) {
  follow(context, ticket);
  Flow flow(rect, gap + 4);
  flow.space(0);
  const auto add = [&](float height) {
    if (height > 0) flow.next(height);
  };
  add(draw_customer(context, ticket, flow.rest()));
  add(targets_.draw(context, ticket, flow.rest()));
  add(due_.draw(context, ticket, flow.rest()));
  if (!context.desk.escalations().of(ticket.id()).empty()) {
    const std::optional<LaterPart> later = context.ui.host().later();
    if (later) add(draw_escalations(*later, context, ticket, flow.rest()));
  }
  add(draw_follow_ups(context, ticket, flow.rest()));
  add(draw_tags(context, ticket, flow.rest()));
  add(draw_history(context, ticket, flow.rest()));
  return flow.used();
}

float TicketFacts::draw_customer(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  Flow flow(rect);
  title(ui, flow, tr("Customer"));
  const Record* customer = customer_of(context.desk, ticket);
  if (!customer) {
    text(ui, flow.next(line_height), tr("Nobody was named"), TextStyle::body, ui.palette().ink2);
    return flow.used();
  }
  const Words name = customer_name(customer);
  Rect line = flow.next(28);
  line.width = std::min(line.width, text_width(ui, name, TextStyle::strong) + 2);
  if (link(ui, line, name, TextStyle::strong)) context.go({customers_place, customer->id().text()}, false);
  fact(ui, flow, icon::phone, verbatim(customer->text(Field::customer_phone)));
  fact(ui, flow, icon::mail, verbatim(customer->text(Field::customer_email)));
  flow.space(2);
  const Text others = other_tickets_ == 0 ? Text(tr("First ticket"))
                                          : trn("{0} ticket in all", "{0} tickets in all", other_tickets_ + 1);
  text(ui, flow.next(20), others, TextStyle::secondary, ui.palette().ink2);
  const Words remarks = verbatim(customer->text(Field::customer_remarks));
  if (!remarks.empty()) flow.space(written(ui, flow.rest(), remarks, TextStyle::secondary, ui.palette().ink2));
  return flow.used();
}

float TicketFacts::draw_follow_ups(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  const desk::TicketRow* before = context.desk.tickets().find(ticket.record->reference(Field::ticket_follows));
  if (!before && follow_ups_.empty()) return 0;
  Flow flow(rect);
  const auto row = [&](const desk::TicketRow& other) {
    Rect line = flow.next(line_height);
    const Text words = number_and_subject(verbatim(other.number()), other);
    draw_icon(ui, line.cut_left(16), icon::link, 15, ui.palette().ink2);
    line.cut_left(6);
    line.width = std::min(line.width, text_width(ui, words, TextStyle::body) + 2);
    if (link(ui, line, words)) context.go(route_to(context.desk, other), false);
  };
  if (before) {
    title(ui, flow, tr("Follows up"));
    row(*before);
  }
  if (!follow_ups_.empty()) {
    title(ui, flow, tr("Followed up by"));
    for (const desk::TicketRow* other : follow_ups_) row(*other);
  }
  return flow.used();
}

float TicketFacts::draw_tags(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  Flow flow(rect);
  title(ui, flow, tr("Tags"));
  flow.space(4);
  const IdScope ids(ui, "tags");
  Pills pills(flow.rest(), pill_height(ui));
  for (const std::string& name : ticket.record->elements(Field::ticket_tags)) {
    if (!tag(ui, pills.next(tag_width(ui, verbatim(name), true)), verbatim(name), true)) continue;
    const std::string removed[] = {name};
    context.check(context.desk.tickets().tag(ticket.id(), {}, removed));
  }
  if (!adding_tag_) {
    const float size = pill_height(ui);
    if (icon_button(ui, pills.next(size), icon::plus, add_tag_label)) adding_tag_ = take_focus_ = true;
  }
  flow.space(pills.used());
  if (adding_tag_) flow.space(draw_tag_field(context, ticket, flow.rest()));
  return flow.used();
}

float TicketFacts::draw_tag_field(Context& context, const desk::TicketRow& ticket, Rect rect) {
  Ui& ui = context.ui;
  Flow flow(rect, gap_small);
  flow.space(gap_small);
  FieldOptions options{.placeholder = tr("Tag"), .label_above = false, .focus_now = take_focus_};
  take_focus_ = false;
  const FieldResult field = text_field(ui, flow.next(field_height(ui, options)), tr("New tag"), tag_, options);
  if (field.cancelled) {
    adding_tag_ = false;
    tag_.clear();
  }
  if (field.submitted) {
    if (desk::trim(tag_).empty()) adding_tag_ = false;
    add_tag(context, ticket, tag_);
  }
  if (!adding_tag_) ui.semantics().request_focus(ui.id(add_tag_label));
  if (field.edited || field.cancelled) ui.host().drafts().set(tag_draft(ticket.id()), tag_);
  const std::string typed = desk::fold(desk::trim(tag_));
  Pills pills(flow.rest(), pill_height(ui));
  std::size_t shown = 0;
  for (const std::string& known : suggestions_) {
    if (shown == most_suggestions) break;
    if (ticket.record->has_element(Field::ticket_tags, known) || !desk::fold(known).starts_with(typed)) continue;
    ++shown;
    if (tag(ui, pills.next(tag_width(ui, verbatim(known), false)), verbatim(known), false)) {
      add_tag(context, ticket, known);
      break;
    }
  }
  if (shown > 0) flow.next(pills.used());
  return flow.used();
}

void TicketFacts::add_tag(Context& context, const desk::TicketRow& ticket, std::string_view tag) {
  const std::string added[] = {std::string(desk::trim(tag))};
  if (added[0].empty()) return;
  if (context.check(context.desk.tickets().tag(ticket.id(), added, {}))) {
    tag_.clear();
    context.ui.host().drafts().set(tag_draft(ticket.id()), "");
  }
  take_focus_ = true;
}

/// What happened to it; that needs the later part of the program.
float TicketFacts::draw_history(Context& context, const desk::TicketRow& ticket, Rect rect) {
  if (const std::optional<LaterPart> later = context.ui.host().later())
    return history_.draw(*later, context, ticket, rect);
  Flow flow(rect);
  title(context.ui, flow, tr("History"));
  draw_waiting_lines(context.ui, flow);
  return flow.used();
}

}  // namespace counterbell::ui
