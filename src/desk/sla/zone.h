// Time zones: what the clocks of a place show, and when.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

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

/// The rules that another knows, which may be slow to answer, each week's kept. No zone changes its clocks twice within a week.
class KeptZones : public ZoneRules {
 public:
  /// Of `rules`, which must outlive it.
  explicit KeptZones(const ZoneRules& rules) : rules_(&rules) {}
  bool knows(std::string_view zone) const override { return rules_->knows(zone); }
  Seconds offset(std::string_view zone, Seconds utc) const override;

 private:
  struct Week {
    Seconds before = 0;  ///< The offset from its start on…
    Seconds change = 0;  ///< …to here,
    Seconds after = 0;   ///< and from then on.
  };
  Week read(std::string_view zone, Seconds begin) const;

  const ZoneRules* rules_;
  mutable std::map<std::string, std::unordered_map<Seconds, Week>, std::less<>>
      kept_;  // By zone, then by number of the week.
};

/// When clocks show `local`. What they show twice is the first time; what they skip takes the offset from before the gap.
Seconds to_utc(const ZoneRules& rules, std::string_view zone, Seconds local);

}  // namespace counterbell::desk::sla
