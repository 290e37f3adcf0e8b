// The time zones of this machine.
#pragma once

#include <chrono>
#include <string_view>

#include "desk/service/calendar/zone.h"

namespace counterbell::cli {

/// The IANA time zone database, through the C++ standard library.
class SystemZones : public desk::sla::ZoneRules {
 public:
  bool knows(std::string_view zone) const override;
  std::chrono::seconds offset(std::string_view zone, std::chrono::sys_seconds utc) const override;
};

}  // namespace counterbell::cli
