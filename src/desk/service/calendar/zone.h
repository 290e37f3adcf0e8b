// Time zones: what the clocks of a place show, and when.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace counterbell::desk::sla {

/// The rules of the IANA time zones, which the platform knows: they change several times a year.
class ZoneRules {
 public:
  virtual ~ZoneRules() = default;
  /// Whether there is a zone of this name ("Europe/Berlin").
  virtual bool knows(std::string_view zone) const = 0;
  /// How far the clocks of a known zone are ahead of UTC at `utc`.
  virtual std::chrono::seconds offset(std::string_view zone, std::chrono::sys_seconds utc) const = 0;
};

/// The rules that another knows, which may be slow to answer, each week's kept. No zone changes its clocks twice within a week.
class KeptZones : public ZoneRules {
 public:
  /// Of `rules`, which must outlive it.
  explicit KeptZones(const ZoneRules& rules) : rules_(&rules) {}
  bool knows(std::string_view zone) const override { return rules_->knows(zone); }
  std::chrono::seconds offset(std::string_view zone, std::chrono::sys_seconds utc) const override;

 private:
  struct Week {
    std::chrono::seconds before{};      ///< The offset from its start on…
    std::chrono::sys_seconds change{};  ///< …to here,
    std::chrono::seconds after{};       ///< and from then on.
  };
  Week read(std::string_view zone, std::chrono::sys_seconds begin) const;

  const ZoneRules* rules_;
  mutable std::map<std::string, std::unordered_map<std::int64_t, Week>, std::less<>>
      kept_;  // By zone, then by number of the week.
};

/// What the clocks of a known zone show at `utc`.
std::chrono::local_seconds to_local(const ZoneRules& rules, std::string_view zone, std::chrono::sys_seconds utc);

/// When clocks show `local`. What they show twice is the first time; what they skip takes the offset from before the gap.
std::chrono::sys_seconds to_utc(const ZoneRules& rules, std::string_view zone, std::chrono::local_seconds local);

}  // namespace counterbell::desk::sla
