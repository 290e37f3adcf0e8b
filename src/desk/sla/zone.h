// Time zones: what the clocks of a place show, and when.
#pragma once

#include <cstdint>
#include <string_view>

namespace counterbell::desk::sla {

/// Whole seconds since 1970, leap seconds not counted: of UTC, or of what local clocks show.
using Seconds = std::int64_t;

/// The rules of the IANA time zones, which the platform knows: they change several times a year.
class ZoneRules {
 public:
  virtual ~ZoneRules() = default;
  /// Whether there is a zone of this name ("Europe/Berlin").
  virtual bool knows(std::string_view zone) const = 0;
  /// How far the clocks of a known zone are ahead of UTC at `utc`.
  virtual Seconds offset(std::string_view zone, Seconds utc) const = 0;
};

/// When clocks show `local`. What they show twice is the first time; what they skip takes the offset from before the gap.
Seconds to_utc(const ZoneRules& rules, std::string_view zone, Seconds local);

}  // namespace counterbell::desk::sla
