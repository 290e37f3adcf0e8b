#include "shell/cli/zones.h"

#include <algorithm>
#include <chrono>

namespace counterbell::cli {

bool SystemZones::knows(std::string_view zone) const {
  // Asking for the zone itself would throw when there is none.
  const std::chrono::tzdb& database = std::chrono::get_tzdb();
  return std::ranges::contains(database.zones, zone, &std::chrono::time_zone::name) ||
         std::ranges::contains(database.links, zone, &std::chrono::time_zone_link::name);
}

desk::sla::Seconds SystemZones::offset(std::string_view zone, desk::sla::Seconds utc) const {
  const std::chrono::sys_seconds at{std::chrono::seconds(utc)};
  return std::chrono::locate_zone(zone)->get_info(at).offset.count();
}

}  // namespace counterbell::cli
