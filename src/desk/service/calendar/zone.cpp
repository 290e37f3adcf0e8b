#include "desk/service/calendar/zone.h"

namespace counterbell::desk::sla {

using namespace std::chrono_literals;
using std::chrono::seconds;
using std::chrono::sys_seconds;
using std::chrono::weeks;

seconds KeptZones::offset(std::string_view zone, sys_seconds utc) const {
  auto of_zone = kept_.find(zone);
  if (of_zone == kept_.end()) of_zone = kept_.emplace(zone, std::unordered_map<std::int64_t, Week>()).first;
  const std::chrono::sys_time<weeks> begin = std::chrono::floor<weeks>(utc);
  const auto [place, is_new] = of_zone->second.try_emplace(begin.time_since_epoch().count());
  if (is_new) place->second = read(zone, begin);
  const Week& week = place->second;
  return utc < week.change ? week.before : week.after;
}

KeptZones::Week KeptZones::read(std::string_view zone, sys_seconds begin) const {
  sys_seconds end = begin + weeks{1};
  const Week week{.before = rules_->offset(zone, begin), .change = end, .after = rules_->offset(zone, end)};
  if (week.before == week.after) return week;
  while (end - begin > 1s) {
    const sys_seconds middle = begin + (end - begin) / 2;
    (rules_->offset(zone, middle) == week.before ? begin : end) = middle;
  }
  return {week.before, end, week.after};
}

std::chrono::local_seconds to_local(const ZoneRules& rules, std::string_view zone, sys_seconds utc) {
  return std::chrono::local_seconds(utc.time_since_epoch() + rules.offset(zone, utc));
}

sys_seconds to_utc(const ZoneRules& rules, std::string_view zone, std::chrono::local_seconds local) {
  // No zone is a day from UTC, and none changes twice within two of them.
  const auto utc = [&](seconds ahead) { return sys_seconds(local.time_since_epoch() - ahead); };
  const seconds before = rules.offset(zone, utc(24h));
  const seconds after = rules.offset(zone, utc(-24h));
  if (rules.offset(zone, utc(before)) == before) return utc(before);
  return rules.offset(zone, utc(after)) == after ? utc(after) : utc(before);
}

}  // namespace counterbell::desk::sla
