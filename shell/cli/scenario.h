// What `counterbell sla` works out, as people write it down.
#pragma once

#include <array>
#include <deque>
#include <string_view>
#include <vector>

#include "desk/sla/service_clock.h"
#include "model/error.h"

namespace counterbell::cli {

/// What metrics are called, by Metric.
inline constexpr std::array metric_names{"first_response", "next_response", "resolution"};

/// A ticket's history under a policy and a calendar, looked at at one moment.
struct Scenario {
  desk::sla::Seconds now = 0;
  desk::sla::Calendar calendar;
  std::deque<desk::sla::Policy> policies;  ///< What the history points to.
  std::vector<desk::sla::Event> history;
};

/// Reads one from JSON. The message of an error names the place ("/history/2/at").
Result<Scenario> read_scenario(std::string_view text);

}  // namespace counterbell::cli
