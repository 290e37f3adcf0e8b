#include "desk/sla/zone.h"

namespace counterbell::desk::sla {

Seconds to_utc(const ZoneRules& rules, std::string_view zone, Seconds local) {
  constexpr Seconds day = 24 * 60 * 60;  // No zone is so far from UTC, and none changes twice within two of them.
  const Seconds before = rules.offset(zone, local - day);
  const Seconds after = rules.offset(zone, local + day);
  if (rules.offset(zone, local - before) == before) return local - before;
  return rules.offset(zone, local - after) == after ? local - after : local - before;
}

}  // namespace counterbell::desk::sla
