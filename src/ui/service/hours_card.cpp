#include "ui/service/hours_card.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include "desk/base/fold.h"
#include "desk/service/calendar/holidays.h"
#include "desk/service/calendar/hours_text.h"
#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/service/service_words.h"

namespace counterbell::ui {
namespace {

constexpr float least_day_width = 96;
constexpr float hours_width = 240;
constexpr float bar_height = 14;
constexpr int holiday_years = 3;
constexpr Words example_hours = verbatim("2026-12-24 9-13");

/// "09:00 to 12:00 and 13:00 to 17:30".
Text in_words(const desk::sla::OpeningHours& hours) {
  Text words;
  for (const desk::sla::Calendar::Span& span : hours.spans) {
    const std::string typed = desk::sla::hours_text({&span, 1});
    const std::size_t dash = typed.find('-');
    const Text one =
        trc("opening hours", "{0} to {1}", verbatim(typed.substr(0, dash)), verbatim(typed.substr(dash + 1)));
    words = words.empty() ? one : trc("list", "{0} and {1}", words, one);
  }
  return words;
}

/// What was understood of a day's hours; empty where just that stands there already.
Text understood(const std::optional<desk::sla::OpeningHours>& hours, std::string_view typed) {
  if (!hours || hours->spans.empty() || desk::sla::hours_text(hours->spans) == typed) return {};
  const Text words = in_words(*hours);
  return hours->is_guess ? tr("Do you mean {0}?", words) : words;
}

/// A day from midnight to midnight, with the time filled in during which the shop is open.
void draw_bar(Ui& ui, Rect rect, const std::optional<desk::sla::OpeningHours>& hours) {
  const Palette& palette = ui.palette();
  const auto place = [&](std::chrono::seconds time) {
    return rect.width * (std::chrono::duration<float>(time) / std::chrono::days(1));
  };
  fill(ui, rect, palette.line, rect.height / 2);
  if (!hours) return;
  for (const auto& [from, to] : hours->spans) {
    fill(ui, {rect.x + place(from), rect.y, place(to) - place(from), rect.height}, palette.accent, rect.height / 2);
  }
}

/// Beside a day's field, or below it where there is no room: the day as a bar, and what was understood of the hours.
void draw_day(Ui& ui, Flow& flow, std::optional<Rect> beside, std::string_view typed) {
  const std::optional<desk::sla::OpeningHours> hours = desk::sla::parse_hours(typed);
  if (beside) draw_bar(ui, beside->centred(beside->width, bar_height), hours);
  if (!hours) return error_line(ui, flow, tr("“{0}” are no opening hours.", verbatim(typed)));
  const Text words = understood(hours, typed);
  const Colour ink = hours->is_guess ? ui.palette().warn : ui.palette().ink2;
  const bool fits_beside = beside && !words.empty() && text_width(ui, words, TextStyle::secondary) < beside->width;
  if (fits_beside)
    text(ui, beside->cut_bottom(metrics(TextStyle::secondary).line_height_px), words, TextStyle::secondary, ink);
  if (!words.empty() && !fits_beside) flow_text(ui, flow, words, TextStyle::secondary, ink);
}

float widest_day(Ui& ui) {
  float width = least_day_width;
  for (std::size_t day = 0; day < 7; ++day)
    width = std::max(width, text_width(ui, weekday_name(day), TextStyle::body) + gap_small);
  return width;
}

}  // namespace

bool HoursCard::has_errors(const ServiceDraft& draft) {
  return std::ranges::any_of(draft.week, [](const std::string& day) { return !desk::sla::parse_hours(day); });
}

bool HoursCard::draw(Ui& ui, Flow& flow, ServiceDraft& draft, const desk::sla::ZoneRules* zones) {
  bool edited = false;
  const Palette& palette = ui.palette();
  const bool is_narrow = ui.width() == Width::phone;
  const float day_width = widest_day(ui);
  for (std::size_t day = 0; day < draft.week.size(); ++day) {
    Rect line = flow.next(ui.control_height());
    const FieldOptions options{.placeholder = trc("a day", "closed"), .label_above = false};
    const float line_height = metrics(TextStyle::body).line_height_px;
    draw_line(ui, line.cut_left(day_width).centred(day_width, line_height), weekday_name(day), TextStyle::body,
              palette.ink);
    const Rect field = is_narrow ? line : line.cut_left(hours_width);
    edited |= text_field(ui, field, weekday_name(day), draft.week[day], options).edited;
    line.cut_left(gap);
    draw_day(ui, flow, is_narrow ? std::nullopt : std::optional(line), draft.week[day]);
  }
  flow_text(ui, flow,
            tr("Write hours as 9-12:30, 13:30-18; 24:00 is midnight. Leave a day empty when the shop is closed."),
            TextStyle::secondary, palette.ink2);
  const FieldOptions days{.placeholder = example_hours, .multiline = true};
  edited |= text_field(ui, flow.next(field_height(ui, days, 3)), tr("Special days"), draft.special_days, days).edited;
  flow_text(
      ui, flow,
      // TRANSLATORS: {0} and {1} are examples, as they must be typed in every language.
      tr("A day to a line: {0} has hours of its own, {1} has none.", example_hours, verbatim("2026-12-25 closed")),
      TextStyle::secondary, palette.ink2);
  ButtonLine line(ui, flow.next(ui.control_height()));
  if (line.left(tr("Add holidays"), {.icon = icon::file_input})) file_.choose(ui.host());
  take_file(ui, draft, zones);
  done_line(ui, flow, told_.shown());
  error_line(ui, flow, error_.shown());
  edited |= flow_field(ui, flow, tr("Time zone"), draft.zone).edited;
  return edited;
}

/// Offers the days of a calendar file: those of a few years, after which a newer file is due.
void HoursCard::take_file(Ui& ui, const ServiceDraft& draft, const desk::sla::ZoneRules* zones) {
  const std::optional<Result<std::string>> text = file_.take();
  if (!text) return;
  told_ = {};
  error_ = {};
  const std::string zone(desk::trim(draft.zone));
  if (!zones || !zones->knows(zone)) {
    error_ = msg("This device knows no time zone “{0}”. Please write it like {1}.", verbatim(zone),
                 verbatim("Europe/Berlin"));
    return;
  }
  const desk::sla::Date today(std::chrono::floor<std::chrono::days>(ui.now()).time_since_epoch());
  const desk::sla::HolidayWindow window{today, today + holiday_years * std::chrono::days(366), zone};
  Result<desk::sla::Holidays> found =
      *text ? desk::sla::read_holidays(**text, window, *zones) : std::unexpected(text->error());
  if (found) {
    dialog_.open(*std::move(found), draft.special_days);
  } else {
    error_ = found.error().message;
  }
}

bool HoursCard::draw_dialog(Ui& ui, ServiceDraft& draft) {
  if (!dialog_.draw(ui)) return false;
  const std::vector<desk::sla::Date> days = dialog_.chosen();
  for (const desk::sla::Date date : days) {
    draft.special_days += (draft.special_days.empty() ? "" : "\n") + desk::sla::date_text(date) + " closed";
  }
  told_ = msgn("{0} day added.", "{0} days added.", days.size());
  return true;
}

}  // namespace counterbell::ui
