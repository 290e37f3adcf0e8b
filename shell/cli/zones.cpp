#include "shell/cli/zones.h"

#include <algorithm>
#include <chrono>

namespace counterbell::cli {

bool SystemZones::knows(std::string_view zone) const {
  // std::chrono::locate_zone would throw for an unknown zone.
  const std::chrono::tzdb& database = std::chrono::get_tzdb();
  return std::ranges::contains(database.zones, zone, &std::chrono::time_zone::name) ||
         std::ranges::contains(database.links, zone, &std::chrono::time_zone_link::name);
}

std::chrono::seconds SystemZones::offset(std::string_view zone, std::chrono::sys_seconds utc) const {
  return std::chrono::locate_zone(zone)->get_info(utc).offset;
}

}  // namespace counterbell::cli
