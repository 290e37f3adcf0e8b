#include "ui/screens/service_screen.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>
#include <vector>

#include "desk/sla/holidays.h"
#include "desk/sla/hours_text.h"
#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"
#include "ui/screens/service_roster.h"
#include "ui/screens/service_sheet.h"
#include "ui/screens/service_steps.h"
#include "ui/screens/service_words.h"

namespace counterbell::ui {
namespace {

using desk::sla::Metric;

constexpr float most_width = 760;
constexpr float day_width = 96;
constexpr float hours_width = 240;
constexpr float bar_height = 14;
constexpr int holiday_years = 3;
constexpr std::string_view draft_name = "settings/service";
constexpr std::array channels{desk::Channel::counter, desk::Channel::phone,  desk::Channel::email,
                              desk::Channel::chat,    desk::Channel::text,   desk::Channel::social,
                              desk::Channel::web,     desk::Channel::letter, desk::Channel::kiosk};

/// A day from midnight to midnight, with the time filled in during which the shop is open.
void draw_day(Ui& ui, Rect rect, std::string_view hours) {
  const Palette& palette = ui.palette();
  constexpr float day = 24 * 60 * 60;
  fill(ui, rect, palette.line, rect.height / 2);
  const auto spans = desk::sla::parse_hours(hours);
  if (!spans) return;
  for (const auto& [from, to] : *spans) {
    const float left = rect.width * static_cast<float>(from) / day;
    const float right = rect.width * static_cast<float>(to) / day;
    fill(ui, {rect.x + left, rect.y, right - left, rect.height}, palette.accent, rect.height / 2);
  }
}

std::string title_of(const PolicyDraft& policy, bool is_last) {
  if (is_last) return "All other tickets";
  return policy.name.empty() ? "A policy without a name" : policy.name;
}

}  // namespace

void ServiceScreen::follow(Context& ctx) {
  const desk::sla::Regime* regime = ctx.desk.service_rules();
  const Record* rules = regime ? regime->record : nullptr;
  const std::uint64_t changes = ctx.ui.host().drafts().changes_elsewhere();
  if (desk_ == &ctx.desk && rules_ == rules && drafts_read_ == changes) return;
  desk_ = &ctx.desk;
  rules_ = rules;
  drafts_read_ = changes;
  published_ = regime ? draft_of(regime->rules) : starter(ctx.ui.host().own_zone());
  draft_ = parse_service_draft(ctx.ui.host().drafts().get(draft_name), published_);
  error_.clear();
  is_beginning_ = !regime;
}

void ServiceScreen::keep(Ui& ui) {
  printing_.forget();
  ui.host().drafts().set(draft_name, draft_ == published_ ? "" : to_text(draft_));
  error_.clear();
}

void ServiceScreen::draw(LaterPart, Context& ctx, Rect area) {
  follow(ctx);
  Ui& ui = ctx.ui;
  edited_ = false;
  const Scope region(ui, Role::region, "Service levels", area);
  ScrollArea scroll(ui, "service", area);
  const float margin = ui.width() == Width::phone ? gap : gap_large;
  const Rect content = scroll.content().inset(margin);
  Flow flow({content.x, content.y, std::min(content.width, most_width), content.height}, gap);
  Rect back = flow.next(ui.control_height());
  const ButtonOptions to_settings{.kind = ButtonKind::ghost, .icon = icon::chevron_left};
  if (button(ui, back.cut_left(button_width(ui, "Settings", to_settings)), "Settings", to_settings)) {
    ctx.go({"settings", ""}, false);
  }
  flow.space(heading(ui, flow.rest(), "Service levels", 1) + gap_small);
  flow_text(ui, flow, "What the shop promises its customers. Counterbell watches the clock and says what is due next.",
            TextStyle::body, ui.palette().ink2);

  const auto card = [&](const std::string& key, std::string_view title, auto draw_it) {
    cards_.draw(ui, key, flow.next(cards_.height(key)), title, [&](Flow& inside) { draw_it(inside); });
  };
  if (is_beginning_) {
    card("begin", "A shop like yours",
         [&](Flow& inside) { edited_ |= starters_.draw(ui, inside, draft_, published_); });
  } else {
    ButtonLine line(ui, flow.next(ui.control_height()));
    is_beginning_ = line.left("Begin with…", {.icon = icon::store});
  }
  card("hours", "Opening hours", [&](Flow& inside) { draw_hours(ui, inside); });
  for (std::size_t i = 0; i < draft_.policies.size(); ++i) {
    const std::string key = "policy " + std::to_string(i);
    const IdScope ids(ui, key);
    card(key, title_of(draft_.policies[i], i + 1 == draft_.policies.size()),
         [&](Flow& inside) { draw_policy(ui, inside, i); });
  }
  card("duty", "Who is on duty", [&](Flow& inside) { draw_roster(ctx, inside); });
  card("trial", "Game it out", [&](Flow& inside) { trial_.draw(ctx, inside, draft_); });
  card("publish", "From now on", [&](Flow& inside) { draw_publish(ctx, inside); });
  if (edited_) keep(ui);
  scroll.set_content_height(flow.used() + 2 * margin);
}

void ServiceScreen::draw_hours(Ui& ui, Flow& flow) {
  const Palette& palette = ui.palette();
  const bool is_narrow = ui.width() == Width::phone;
  for (std::size_t day = 0; day < weekday_names.size(); ++day) {
    Rect line = flow.next(ui.control_height());
    const FieldOptions options{.placeholder = "closed", .label_above = false};
    const float line_height = metrics(TextStyle::body).line_height_px;
    draw_line(ui, line.cut_left(day_width).centred(day_width, line_height), weekday_names[day], TextStyle::body,
              palette.ink);
    const Rect field = is_narrow ? line : line.cut_left(hours_width);
    edited_ |= text_field(ui, field, weekday_names[day], draft_.week[day], options).edited;
    line.cut_left(gap);
    if (!is_narrow) draw_day(ui, line.centred(line.width, bar_height), draft_.week[day]);
  }
  flow_text(ui, flow, "Write hours as 9-12:30, 13:30-18; 24:00 is midnight. Leave a day empty when the shop is closed.",
            TextStyle::secondary, palette.ink2);
  const FieldOptions days{.placeholder = "2026-12-24 9-13", .multiline = true};
  edited_ |= text_field(ui, flow.next(field_height(ui, days, 3)), "Special days", draft_.special_days, days).edited;
  flow_text(ui, flow, "A day to a line: 2026-12-24 9-13 has hours of its own, 2026-12-25 closed has none.",
            TextStyle::secondary, palette.ink2);
  ButtonLine line(ui, flow.next(ui.control_height()));
  if (line.left("Add holidays from a calendar file", {.icon = icon::file_input})) holiday_file_.choose(ui.host());
  take_holidays(ui);
  done_line(ui, flow, holidays_told_);
  error_line(ui, flow, holidays_error_);
  edited_ |= flow_field(ui, flow, "Time zone", draft_.zone).edited;
}

/// Adds the days of a calendar file that are not there yet: for a few years, after which a newer file is due.
void ServiceScreen::take_holidays(Ui& ui) {
  const std::optional<Result<std::string>> text = holiday_file_.take();
  if (!text) return;
  holidays_told_.clear();
  holidays_error_.clear();
  const desk::sla::Date today(std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(ui.now_ms())));
  const auto found = *text ? desk::sla::read_holidays(**text, today, today + holiday_years * std::chrono::days(366))
                           : std::unexpected(text->error());
  if (!found) {
    holidays_error_ = found.error().message;
    return;
  }
  std::size_t added = 0;
  for (const desk::sla::Holiday& holiday : found->days) {
    for (desk::sla::Date date = holiday.first; date <= holiday.last; date += std::chrono::days(1)) {
      const std::string day = desk::sla::date_text(date);
      if (draft_.special_days.contains(day)) continue;
      draft_.special_days += (draft_.special_days.empty() ? "" : "\n") + day + " closed";
      ++added;
    }
  }
  edited_ = edited_ || added > 0;
  holidays_told_ = counted(added, "day", "days") + " added.";
  if (found->passed_over > 0) {
    holidays_told_ += " " + counted(found->passed_over, "entry", "entries") +
                      " passed over: not whole days, or coming " + "again in a way that is not understood.";
  }
}

void ServiceScreen::draw_policy(Ui& ui, Flow& flow, std::size_t index) {
  PolicyDraft& policy = draft_.policies[index];
  const bool is_last = index + 1 == draft_.policies.size();
  if (!is_last) draw_conditions(ui, flow, policy);
  draw_targets(ui, flow, policy);
  const auto tick = [&](std::string_view label, bool& value) {
    edited_ |= checkbox(ui, flow.next(ui.control_height()), label, value);
  };
  bool only_open = !policy.around_the_clock;
  tick("Only opening hours count", only_open);
  policy.around_the_clock = !only_open;
  tick("What is taken face to face or on the phone counts as answered", policy.answered_in_person);
  const std::vector<std::string> reopening{"The time goes on", "The time starts anew", "Nothing is counted any more"};
  Rect line = flow.next(field_height(ui, {}));
  line.width = std::min(line.width, 320.0f);
  edited_ |=
      select(ui, line, "When a solved ticket is opened again", reopening, policy.reopening, {.show_label = true});
  edited_ |= draw_steps(ui, flow, policy.steps);
  if (is_last) return;
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  const std::string about = title_of(policy, false);
  const bool moved = index > 0 && buttons.left("Move up", {.icon = icon::arrow_up, .description = about});
  const bool removed = buttons.left("Remove", {.icon = icon::trash_2, .description = about});
  edited_ |= moved || removed;
  const auto place = draft_.policies.begin() + static_cast<std::ptrdiff_t>(index);
  if (removed)
    draft_.policies.erase(place);
  else if (moved)
    std::swap(*place, *std::prev(place));
}

/// For which tickets it is.
void ServiceScreen::draw_conditions(Ui& ui, Flow& flow, PolicyDraft& policy) {
  edited_ |= flow_field(ui, flow, "Name", policy.name).edited;
  text(ui, flow.next(18), "Taken by", TextStyle::label, ui.palette().ink2);
  const float height = ui.control_height();
  Rect line = flow.next(height);
  for (const desk::Channel channel : channels) {
    const std::string_view label = choice_label(Field::ticket_channel, desk::name(channel));
    const auto at = std::ranges::find(policy.channels, channel);
    const bool is_chosen = at != policy.channels.end();
    const ButtonOptions options{.description = is_chosen ? "chosen" : "not chosen", .selected = is_chosen};
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
      flow_field(ui, flow, "With one of these tags", policy.tags, {.placeholder = "any, or: repair, vip"}).edited;
  edited_ |=
      flow_field(ui, flow, "Of customers in one of these groups", policy.groups, {.placeholder = "any, or: regulars"})
          .edited;
}

void ServiceScreen::draw_targets(Ui& ui, Flow& flow, PolicyDraft& policy) {
  const Palette& palette = ui.palette();
  const float line_height = metrics(TextStyle::label).line_height_px;
  const auto column = [](Rect& line, std::size_t left) {
    const Rect place =
        line.cut_left((line.width - gap_small * static_cast<float>(left - 1)) / static_cast<float>(left));
    line.cut_left(gap_small);
    return place;
  };
  Rect head = flow.next(line_height);
  head.cut_left(day_width);
  for (std::size_t left = desk::sla::every_metric.size(); const Metric metric : desk::sla::every_metric) {
    draw_line(ui, column(head, left--), label(metric), TextStyle::label, palette.ink2);
  }
  for (const desk::Priority priority : promised_priorities) {
    const std::string name(choice_label(Field::ticket_priority, desk::name(priority)));
    Rect line = flow.next(ui.control_height());
    const Rect place = line.cut_left(day_width);
    draw_line(ui, place.centred(place.width, metrics(TextStyle::body).line_height_px), name, TextStyle::body,
              palette.ink);
    for (std::size_t left = desk::sla::every_metric.size(); const Metric metric : desk::sla::every_metric) {
      std::string& target = policy.targets[static_cast<std::size_t>(priority)][static_cast<std::size_t>(metric)];
      const FieldOptions options{.placeholder = "none", .label_above = false};
      edited_ |= text_field(ui, column(line, left--), name + ": " + std::string(label(metric)), target, options).edited;
    }
  }
}

/// The promises as sentences, and what makes them so.
void ServiceScreen::draw_publish(Context& ctx, Flow& flow) {
  Ui& ui = ctx.ui;
  const Result<desk::sla::Rules> rules = rules_of(draft_);
  if (!rules) {
    warning_line(ui, flow, rules.error().message);
  } else {
    const desk::sla::NamedPolicy& named = rules->policies.back();
    for (const desk::Priority priority : promised_priorities) {
      const std::string words = std::string(choice_label(Field::ticket_priority, desk::name(priority))) + ": " +
                                promise_words(named.policy, priority) + ".";
      flow_text(ui, flow, words, TextStyle::body, ui.palette().ink);
    }
  }
  error_line(ui, flow, error_);
  ButtonLine line(ui, flow.next(ui.control_height()));
  const bool is_new = !rules_ || draft_ != published_;
  if (line.left("Publish", {.kind = ButtonKind::primary, .disabled = !is_new})) publish(ctx);
  if (line.left("Add a policy", {.icon = icon::plus})) {
    PolicyDraft added = draft_.policies.back();
    added.name.clear();
    draft_.policies.insert(std::prev(draft_.policies.end()), std::move(added));
    edited_ = true;
  }
  if (draft_ != published_ && line.left("Discard changes", {.kind = ButtonKind::ghost})) {
    draft_ = published_;
    edited_ = true;
  }
  error_line(ui, flow, printing_.trouble());
  ButtonLine paper(ui, flow.next(ui.control_height()));
  if (paper.left("Print a sheet", {.icon = icon::printer})) printing_.begin(ui.host(), sheet_to_print(ctx, draft_));
}

void ServiceScreen::publish(Context& ctx) {
  const Result<desk::sla::Rules> rules = rules_of(draft_);
  const Result<void> done = rules ? ctx.desk.publish_rules(*rules) : std::unexpected(rules.error());
  if (!done) {
    error_ = done.error().message;
    ctx.ui.host().wake();
    return;
  }
  ctx.ui.host().drafts().set(draft_name, "");
  StarterChoice::forget_written(ctx.ui.host().drafts());
  edited_ = false;
  ctx.tell_done("Service levels published");
}

}  // namespace counterbell::ui
