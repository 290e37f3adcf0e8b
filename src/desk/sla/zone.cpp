#include "desk/sla/zone.h"

namespace counterbell::desk::sla {
namespace {

constexpr Seconds week_seconds = 7 * 24 * 60 * 60;

}  // namespace

Seconds KeptZones::offset(std::string_view zone, Seconds utc) const {
  auto of_zone = kept_.find(zone);
  if (of_zone == kept_.end()) of_zone = kept_.emplace(zone, std::unordered_map<Seconds, Week>()).first;
  const Seconds number = (utc >= 0 ? utc : utc - week_seconds + 1) / week_seconds;
  const auto [place, is_new] = of_zone->second.try_emplace(number);
  if (is_new) place->second = read(zone, number * week_seconds);
  const Week& week = place->second;
  return utc < week.change ? week.before : week.after;
}

KeptZones::Week KeptZones::read(std::string_view zone, Seconds begin) const {
  Seconds end = begin + week_seconds;
  const Week week{.before = rules_->offset(zone, begin), .change = end, .after = rules_->offset(zone, end)};
  if (week.before == week.after) return week;
  while (end - begin > 1) {
    const Seconds middle = begin + (end - begin) / 2;
    (rules_->offset(zone, middle) == week.before ? begin : end) = middle;
  }
  return {week.before, end, week.after};
}

Seconds to_utc(const ZoneRules& rules, std::string_view zone, Seconds local) {
  constexpr Seconds day = 24 * 60 * 60;  // No zone is so far from UTC, and none changes twice within two of them.
  const Seconds before = rules.offset(zone, local - day);
  const Seconds after = rules.offset(zone, local + day);
  if (rules.offset(zone, local - before) == before) return local - before;
  return rules.offset(zone, local - after) == after ? local - after : local - before;
}

}  // namespace counterbell::desk::sla
