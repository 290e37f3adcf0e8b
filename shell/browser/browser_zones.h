// Time zones by the browser's own rules (web/zones.js).
#pragma once

#include <string>

#include "desk/sla/zone.h"

namespace counterbell::browser {

class BrowserZones : public desk::sla::ZoneRules {
 public:
  bool knows(std::string_view zone) const override;
  desk::sla::Seconds offset(std::string_view zone, desk::sla::Seconds utc) const override;
  /// The zone that this device is set to.
  static std::string own();
};

}  // namespace counterbell::browser
