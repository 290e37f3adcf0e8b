// Time zones for tests of targets, without the platform's.
#pragma once

#include <chrono>
#include <string_view>

#include "desk/service/calendar/zone.h"

namespace counterbell::test {

/// Two places: UTC, and one that is an hour ahead of it, two from the end of March to the end of October, as Berlin is.
class TwoZones : public desk::sla::ZoneRules {
 public:
  bool knows(std::string_view zone) const override { return zone == "UTC" || zone == "Europe/Berlin"; }
  std::chrono::seconds offset(std::string_view zone, std::chrono::sys_seconds utc) const override {
    using namespace std::chrono;
    if (zone == "UTC") return seconds(0);
    const year_month_day date{floor<days>(utc)};
    const auto change = [&](month in) { return sys_days(date.year() / in / Sunday[last]) + hours(1); };
    return utc >= change(March) && utc < change(October) ? hours(2) : hours(1);
  }
};

}  // namespace counterbell::test
