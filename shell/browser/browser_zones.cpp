#include "shell/browser/browser_zones.h"

#include <array>
#include <cstdint>

#include "shell/browser/bridge.h"

namespace counterbell::browser {

bool BrowserZones::knows(std::string_view zone) const { return page_knows_zone(zone.data(), zone.size()) != 0; }

std::chrono::seconds BrowserZones::offset(std::string_view zone, std::chrono::sys_seconds utc) const {
  const auto at = static_cast<double>(utc.time_since_epoch().count());
  return std::chrono::seconds(static_cast<std::int64_t>(page_zone_offset(zone.data(), zone.size(), at)));
}

std::string BrowserZones::own() {
  std::array<char, 64> name;  // The longest name has 32 letters.
  return {name.data(), static_cast<std::size_t>(page_own_zone(name.data(), name.size()))};
}

}  // namespace counterbell::browser
