// A scenario for `counterbell sla`, and how it is read from JSON.
#pragma once

#include <array>
#include <chrono>
#include <deque>
#include <string_view>
#include <vector>

#include "desk/service/sla/service_clock.h"
#include "model/error.h"

namespace counterbell::cli {

/// The names of the metrics, by Metric.
inline constexpr std::array metric_names{"first_response", "next_response", "resolution"};

/// A ticket's history under a policy and a calendar, to be judged at one moment.
struct Scenario {
  std::chrono::sys_seconds now;
  desk::sla::Calendar calendar;
  std::deque<desk::sla::Policy> policies;  ///< The policies that the history points to.
  std::vector<desk::sla::Event> history;
};

/// Reads a scenario from JSON. The message of a failure names the place ("/history/2/at").
Result<Scenario> read_scenario(std::string_view text);

}  // namespace counterbell::cli
