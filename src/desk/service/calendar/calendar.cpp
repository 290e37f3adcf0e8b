#include "desk/service/calendar/calendar.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "model/sort_few.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

/// So many days are worked out at once…
constexpr days stretch{120};
/// …and so far a time is looked for: longer than any target, and than a shop stays closed.
constexpr days farthest{40 * 366};

/// The date in UTC, at most a day from that which local clocks show.
Date date_of(sys_seconds utc) { return Date(std::chrono::floor<days>(utc.time_since_epoch())); }

bool is_span(const Calendar::Span& span) { return 0s <= span.from && span.from < span.to && span.to <= 24h; }

}  // namespace

std::optional<std::chrono::seconds> working_day(const Calendar& calendar) {
  std::optional<std::chrono::seconds> same;
  for (const std::vector<Calendar::Span>& day : calendar.week) {
    std::chrono::seconds length{};
    for (const Calendar::Span& span : day) length += span.to - span.from;
    if (length == std::chrono::seconds{0}) continue;
    if (same && *same != length) return std::nullopt;
    same = length;
  }
  return same;
}

Result<void> check(const Calendar& calendar, const ZoneRules& rules) {
  if (!rules.knows(calendar.zone)) {
    return fail(ErrorKind::invalid, "There is no time zone “{0}”; its name is like Europe/Berlin.",
                verbatim(calendar.zone));
  }
  std::size_t count = 0;
  const auto check_spans = [&](const std::vector<Calendar::Span>& spans) {
    count += spans.size();
    return std::ranges::all_of(spans, is_span);
  };
  if (!std::ranges::all_of(calendar.week, check_spans) ||
      !std::ranges::all_of(calendar.special | std::views::values, check_spans)) {
    return fail(ErrorKind::invalid, "Opening hours must end after they begin, and at midnight (24:00) at the latest.");
  }
  if (count == 0)
    return fail(ErrorKind::invalid, "By this calendar the shop is never open. Please give it opening hours.");
  return {};
}

OpenTime::OpenTime(Calendar calendar, const ZoneRules& rules) : calendar_(std::move(calendar)), rules_(&rules) {}

seconds OpenTime::at(sys_seconds utc) {
  if (!calendar_) return utc.time_since_epoch();
  reach(date_of(utc) - days{2}, date_of(utc) + days{2});
  return shown_at(utc);
}

seconds OpenTime::shown_at(sys_seconds utc) const {
  const auto next = std::ranges::upper_bound(kept_, utc, {}, [](const Kept& kept) { return kept.opening.begin; });
  if (next == kept_.begin()) return origin_;
  const Kept& last = *std::prev(next);
  return last.shown + (std::min(utc, last.opening.end) - last.opening.begin);
}

std::optional<sys_seconds> OpenTime::when(seconds shown) {
  if (!calendar_) return sys_seconds(shown);
  const auto end_of = [](const Kept& kept) { return kept.shown + (kept.opening.end - kept.opening.begin); };
  for (days ahead{0}; kept_.empty() || end_of(kept_.back()) < shown; ahead += stretch) {
    if (ahead > farthest) return std::nullopt;
    reach(first_, end_ + stretch);
  }
  const auto found = std::ranges::lower_bound(kept_, shown, {}, end_of);
  return found->opening.begin + (shown - found->shown);
}

std::optional<sys_seconds> OpenTime::next_open(sys_seconds utc) {
  const std::optional<sys_seconds> a_second_in = when(at(utc) + 1s);
  return a_second_in ? std::optional(*a_second_in - 1s) : std::nullopt;
}

std::vector<OpenTime::Opening> OpenTime::openings(sys_seconds begin, sys_seconds end) {
  if (!calendar_) return {{begin, end}};
  reach(date_of(begin) - days{2}, date_of(end) + days{2});
  std::vector<Opening> found;
  for (const Kept& kept : kept_) {
    const Opening part{std::max(begin, kept.opening.begin), std::min(end, kept.opening.end)};
    if (part.begin < part.end) found.push_back(part);
  }
  return found;
}

/// Works out all days from `first` to `last`, and those between them and what is there.
void OpenTime::reach(Date first, Date last) {
  if (first_ == end_) first_ = end_ = first;
  if (first < first_) {
    // Anew from an earlier day on; the clock goes on showing what it showed.
    const Date end = end_;
    const std::optional<Kept> known = kept_.empty() ? std::nullopt : std::optional(kept_.front());
    first_ = end_ = std::min(first, first_ - stretch);
    kept_.clear();
    while (end_ < end) add_day(end_);
    const seconds later = known ? known->shown - shown_at(known->opening.begin) : 0s;
    for (Kept& kept : kept_) kept.shown += later;
    origin_ += later;
  }
  if (last < end_) return;
  for (const Date end = std::max(last + days{1}, end_ + stretch); end_ < end;) add_day(end_);
}

void OpenTime::add_day(Date date) {
  std::vector<Opening> openings;
  for (const Calendar::Span& span : spans(date)) {
    const auto utc = [&](seconds of_day) { return to_utc(*rules_, calendar_->zone, date + of_day); };
    const Opening opening{utc(span.from), utc(span.to)};
    if (opening.begin < opening.end) openings.push_back(opening);  // Else clocks skip it.
  }
  sort_few(openings, {}, &Opening::begin);
  for (const Opening& opening : openings) {
    if (!kept_.empty() && opening.begin <= kept_.back().opening.end) {
      kept_.back().opening.end = std::max(kept_.back().opening.end, opening.end);
    } else {
      const Kept* last = kept_.empty() ? nullptr : &kept_.back();
      kept_.push_back({opening, last ? last->shown + (last->opening.end - last->opening.begin) : origin_});
    }
  }
  end_ = date + days{1};
}

const std::vector<Calendar::Span>& OpenTime::spans(Date date) const {
  static const std::vector<Calendar::Span> none;
  if (calendar_->closed.contains(date)) return none;
  if (const auto special = calendar_->special.find(date); special != calendar_->special.end()) return special->second;
  const std::chrono::weekday weekday(date);
  return calendar_->week[weekday.iso_encoding() - 1];
}

}  // namespace counterbell::desk::sla
