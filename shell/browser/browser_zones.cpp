#include "shell/browser/browser_zones.h"

#include <array>

#include "shell/browser/bridge.h"

namespace counterbell::browser {

bool BrowserZones::knows(std::string_view zone) const { return page_knows_zone(zone.data(), zone.size()) != 0; }

desk::sla::Seconds BrowserZones::offset(std::string_view zone, desk::sla::Seconds utc) const {
  return static_cast<desk::sla::Seconds>(page_zone_offset(zone.data(), zone.size(), static_cast<double>(utc)));
}

std::string BrowserZones::own() {
  std::array<char, 64> name;  // The longest one has 32 letters.
  return {name.data(), static_cast<std::size_t>(page_own_zone(name.data(), name.size()))};
}

}  // namespace counterbell::browser
