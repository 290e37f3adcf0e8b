// Time zones, by the browser's own rules (web/device/zones.js).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "desk/service/calendar/zone.h"

namespace counterbell::browser {

class BrowserZones : public desk::sla::ZoneRules {
 public:
  bool knows(std::string_view zone) const override;
  std::chrono::seconds offset(std::string_view zone, std::chrono::sys_seconds utc) const override;
  /// The zone that this device is set to.
  static std::string own();
};

}  // namespace counterbell::browser
