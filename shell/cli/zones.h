// Time zones as this machine knows them.
#pragma once

#include <string_view>

#include "desk/sla/zone.h"

namespace counterbell::cli {

/// The IANA time zone database, by the C++ standard library.
class SystemZones : public desk::sla::ZoneRules {
 public:
  bool knows(std::string_view zone) const override;
  desk::sla::Seconds offset(std::string_view zone, desk::sla::Seconds utc) const override;
};

}  // namespace counterbell::cli
