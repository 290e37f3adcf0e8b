// Time zones for tests of promises, without the platform's.
#pragma once

#include <chrono>
#include <string_view>

#include "desk/sla/zone.h"

namespace counterbell::test {

/// Two places: UTC, and one that is an hour ahead of it, two from the end of March to the end of October, as Berlin is.
class TwoZones : public desk::sla::ZoneRules {
 public:
  bool knows(std::string_view zone) const override { return zone == "UTC" || zone == "Europe/Berlin"; }
  desk::sla::Seconds offset(std::string_view zone, desk::sla::Seconds utc) const override {
    using namespace std::chrono;
    constexpr desk::sla::Seconds hour = 3600;
    if (zone == "UTC") return 0;
    const year_month_day date{floor<days>(sys_seconds(seconds(utc)))};
    const auto change = [&](month in) {
      return sys_seconds(sys_days(date.year() / in / Sunday[last])).time_since_epoch().count() + hour;
    };
    return utc >= change(March) && utc < change(October) ? 2 * hour : hour;
  }
};

}  // namespace counterbell::test
