#include "ui/service/service_screen.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/page.h"
#include "ui/service/service_roster.h"
#include "ui/service/service_sheet.h"
#include "ui/service/service_steps.h"
#include "ui/service/service_words.h"
#include "ui/settings/place.h"

namespace counterbell::ui {
namespace {

using desk::sla::Metric;

constexpr float day_width = 96;
constexpr float bar_height = 64;
constexpr std::string_view draft_name = "settings/service";
constexpr std::array channels{desk::Channel::counter, desk::Channel::phone,  desk::Channel::email,
                              desk::Channel::chat,    desk::Channel::text,   desk::Channel::social,
                              desk::Channel::web,     desk::Channel::letter, desk::Channel::kiosk};

Words title_of(const PolicyDraft& policy, bool is_last, bool is_only) {
  if (is_last) return is_only ? tr("Targets") : tr("All other tickets");
  return policy.name.empty() ? tr("A policy without a name") : verbatim(policy.name);
}

}  // namespace

void ServiceScreen::follow(Context& context) {
  const desk::sla::Regime* regime = context.desk.service().rules();
  const Record* rules = regime ? regime->record : nullptr;
  const std::uint64_t changes = context.ui.host().drafts().changes_elsewhere();
  if (desk_ == &context.desk && rules_ == rules && drafts_read_ == changes) return;
  desk_ = &context.desk;
  rules_ = rules;
  drafts_read_ = changes;
  published_ = regime ? draft_of(regime->rules) : starter(context.ui.host().own_zone());
  draft_ = parse_service_draft(context.ui.host().drafts().get(draft_name), published_);
  error_ = {};
  is_beginning_ = !regime;
}

void ServiceScreen::keep(Ui& ui) {
  printing_.forget();
  ui.host().drafts().set(draft_name, draft_ == published_ ? "" : to_text(draft_));
  error_ = {};
}

void ServiceScreen::draw(LaterPart later, Context& context, Rect area) {
  follow(context);
  Ui& ui = context.ui;
  edited_ = false;
  const std::optional<Rect> bar = is_unpublished() ? std::optional(area.cut_bottom(bar_height)) : std::nullopt;
  draw_page(later, context, area);
  if (bar) draw_bar(context, *bar);
  edited_ |= hours_.draw_dialog(ui, draft_);
  if (edited_) keep(ui);
}

void ServiceScreen::draw_page(LaterPart, Context& context, Rect area) {
  Ui& ui = context.ui;
  Page page(ui, "service", tr("Service levels"), area,
            {.back = tr("Settings"),
             .sentence = tr("What the shop promises its customers. Counterbell watches the clock and says what is due "
                            "next.")});
  if (page.is_back_pressed()) context.go({settings_place, ""}, false);

  const auto card = [&](const std::string& key, Words title, auto draw_it) {
    cards_.draw(ui, key, page.flow(), title, [&](Flow& inside) { draw_it(inside); });
  };
  if (is_beginning_) {
    card("begin", tr("A shop like yours"),
         [&](Flow& inside) { edited_ |= starters_.draw(ui, inside, draft_, published_); });
  } else {
    ButtonLine line(ui, page.flow().next(ui.control_height()));
    is_beginning_ = line.left(tr("Begin with…"), {.icon = icon::store});
  }
  card("hours", tr("Opening hours"),
       [&](Flow& inside) { edited_ |= hours_.draw(ui, inside, draft_, context.desk.service().zones()); });
  for (std::size_t i = 0; i < draft_.policies.size(); ++i) {
    const std::string key = "policy " + std::to_string(i);
    const IdScope ids(ui, key);
    card(key, title_of(draft_.policies[i], i + 1 == draft_.policies.size(), draft_.policies.size() == 1),
         [&](Flow& inside) { draw_policy(ui, inside, i); });
  }
  card("duty", tr("Who is on duty"), [&](Flow& inside) { draw_roster(context, inside); });
  card("trial", tr("Try on past weeks"), [&](Flow& inside) { trial_.draw(context, inside, draft_); });
  card("publish", tr("From now on"), [&](Flow& inside) { draw_publish(context, inside); });
}

/// Stays in sight while what is written down does not hold yet.
void ServiceScreen::draw_bar(Context& context, Rect rect) {
  Ui& ui = context.ui;
  const Palette& palette = ui.palette();
  fill(ui, rect, palette.note);
  hairline(ui, rect.x, rect.y, rect.right(), rect.y, palette.note_line);
  rect = rect.inset(ui.width() == Width::phone ? gap : gap_large, 0);
  constexpr Words label = tr("Publish");
  const ButtonOptions look{.kind = ButtonKind::primary};
  const float width = button_width(ui, label, look);
  if (button(ui, rect.cut_right(width).centred(width, ui.control_height()), label, look)) publish(context);
  rect.cut_right(gap);
  if (!error_.empty()) {
    Flow flow(rect.centred(rect.width, metrics(TextStyle::secondary).line_height_px));
    return error_line(ui, flow, error_.shown());
  }
  const float line = metrics(TextStyle::strong).line_height_px;
  text(ui, rect.centred(rect.width, line), tr("Not published yet"), TextStyle::strong, palette.ink);
}

void ServiceScreen::draw_policy(Ui& ui, Flow& flow, std::size_t index) {
  PolicyDraft& policy = draft_.policies[index];
  const bool is_last = index + 1 == draft_.policies.size();
  if (!is_last) draw_conditions(ui, flow, policy);
  draw_targets(ui, flow, policy);
  const auto tick = [&](Words label, bool& value) {
    edited_ |= checkbox(ui, flow.next(checkbox_height(ui, label, flow.width())), label, value);
  };
  bool only_open = !policy.around_the_clock;
  tick(tr("Only opening hours count"), only_open);
  policy.around_the_clock = !only_open;
  tick(tr("What is taken face to face or on the phone counts as answered"), policy.answered_in_person);
  static constexpr std::array reopening{tr("The time goes on"), tr("The time starts anew"),
                                        tr("Nothing is counted any more")};
  Rect line = flow.next(field_height(ui, {}));
  constexpr Words reopened = tr("When a ticket is reopened");
  line.width = std::min(line.width, std::max(320.0f, text_width(ui, reopened, TextStyle::label) + 1));
  edited_ |= select(ui, line, reopened, reopening, policy.reopening, {.show_label = true});
  edited_ |= draw_steps(ui, flow, policy.steps);
  if (is_last) return;
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  const Words about = title_of(policy, false, false);
  const bool moved = index > 0 && buttons.left(tr("Move up"), {.icon = icon::arrow_up, .description = about});
  const bool removed = buttons.left(tr("Remove"), {.icon = icon::trash_2, .description = about});
  edited_ |= moved || removed;
  const auto place = draft_.policies.begin() + static_cast<std::ptrdiff_t>(index);
  if (removed)
    draft_.policies.erase(place);
  else if (moved)
    std::swap(*place, *std::prev(place));
}

/// For which tickets it is.
void ServiceScreen::draw_conditions(Ui& ui, Flow& flow, PolicyDraft& policy) {
  edited_ |= flow_field(ui, flow, tr("Name"), policy.name).edited;
  text(ui, flow.next(18), tr("Taken by"), TextStyle::label, ui.palette().ink2);
  const float height = ui.control_height();
  Rect line = flow.next(height);
  for (const desk::Channel channel : channels) {
    const Words label = choice_label(Field::ticket_channel, desk::name(channel));
    const auto at = std::ranges::find(policy.channels, channel);
    const bool is_chosen = at != policy.channels.end();
    const ButtonOptions options{.description = is_chosen ? tr("chosen") : tr("not chosen"), .selected = is_chosen};
    const float width = button_width(ui, label, options);
    if (line.width < width) line = flow.next(height);
    if (button(ui, line.cut_left(width), label, options)) {
      edited_ = true;
      if (is_chosen)
        policy.channels.erase(at);
      else
        policy.channels.push_back(channel);
    }
    line.cut_left(gap_small);
  }
  edited_ |=
      flow_field(ui, flow, tr("With one of these tags"), policy.tags, {.placeholder = tr("any, or: repair, vip")})
          .edited;
  edited_ |= flow_field(ui, flow, tr("Of customers in one of these groups"), policy.groups,
                        {.placeholder = tr("any, or: regulars")})
                 .edited;
}

void ServiceScreen::draw_targets(Ui& ui, Flow& flow, PolicyDraft& policy) {
  const Palette& palette = ui.palette();
  const auto column = [](Rect& line, std::size_t left) {
    const Rect place =
        line.cut_left((line.width - gap_small * static_cast<float>(left - 1)) / static_cast<float>(left));
    line.cut_left(gap_small);
    return place;
  };
  const float width = (flow.width() - day_width - gap_small * 2) / 3;  // Of a column.
  float line_height = 0;
  for (const Metric metric : desk::sla::every_metric)
    line_height = std::max(line_height, text_height(ui, label(metric), TextStyle::label, width));
  Rect head = flow.next(line_height);
  head.cut_left(day_width);
  for (std::size_t left = desk::sla::every_metric.size(); const Metric metric : desk::sla::every_metric) {
    draw_text(ui, column(head, left--), label(metric), TextStyle::label, palette.ink2);
  }
  for (const desk::Priority priority : target_priorities) {
    const Words name = choice_label(Field::ticket_priority, desk::name(priority));
    Rect line = flow.next(ui.control_height());
    const Rect place = line.cut_left(day_width);
    draw_line(ui, place.centred(place.width, metrics(TextStyle::body).line_height_px), name, TextStyle::body,
              palette.ink);
    for (std::size_t left = desk::sla::every_metric.size(); const Metric metric : desk::sla::every_metric) {
      std::string& target = policy.targets[static_cast<std::size_t>(priority)][static_cast<std::size_t>(metric)];
      const FieldOptions options{.placeholder = trc("a length of time", "none"), .label_above = false};
      const Text full_name = trc("priority, target", "{0}: {1}", name, label(metric));
      edited_ |= text_field(ui, column(line, left--), full_name, target, options).edited;
    }
  }
}

/// The targets as sentences, and the button that publishes them.
void ServiceScreen::draw_publish(Context& context, Flow& flow) {
  Ui& ui = context.ui;
  const Result<desk::sla::Rules> rules = rules_of(draft_);
  if (!rules) {
    warning_line(ui, flow,
                 HoursCard::has_errors(draft_) ? Text(tr("Some opening hours above are not understood yet."))
                                               : rules.error().message.shown());
  } else {
    const desk::sla::NamedPolicy& named = rules->policies.back();
    for (const desk::Priority priority : target_priorities) {
      const Words name = choice_label(Field::ticket_priority, desk::name(priority));
      const Text words = trc("priority, targets", "{0}: {1}.", name, target_words(*rules, named.policy, priority));
      flow_text(ui, flow, words, TextStyle::body, ui.palette().ink);
    }
  }
  ButtonLine line(ui, flow.next(ui.control_height()));
  if (line.left(tr("Add a policy"), {.icon = icon::plus})) {
    PolicyDraft added = draft_.policies.back();
    added.name.clear();
    draft_.policies.insert(std::prev(draft_.policies.end()), std::move(added));
    edited_ = true;
  }
  if (draft_ != published_ && line.left(tr("Discard changes"), {.kind = ButtonKind::ghost})) {
    draft_ = published_;
    edited_ = true;
  }
  error_line(ui, flow, printing_.trouble().shown());
  ButtonLine paper(ui, flow.next(ui.control_height()));
  if (paper.left(tr("Print a sheet"), {.icon = icon::printer}))
    printing_.begin(ui.host(), sheet_to_print(context, draft_));
}

void ServiceScreen::publish(Context& context) {
  const Result<desk::sla::Rules> rules = rules_of(draft_);
  const Result<void> done = rules ? context.desk.service().publish(*rules) : std::unexpected(rules.error());
  if (!done) {
    error_ = done.error().message;
    context.ui.host().wake();
    return;
  }
  context.ui.host().drafts().set(draft_name, "");
  StarterChoice::forget_written(context.ui.host().drafts());
  edited_ = false;
  context.tell_done(tr("Service levels published"));
}

}  // namespace counterbell::ui
