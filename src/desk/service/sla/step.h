// What is done when a target is about to be missed, or is missed.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "desk/service/sla/policy.h"

namespace counterbell::desk::sla {

/// Who is told, as they are when it happens.
enum class Whom : std::uint8_t {
  assignee,    ///< Whoever sees the ticket through; without anybody, as the supervisor.
  supervisor,  ///< The supervisors on duty; without any, as the owner.
  owner,       ///< All owners, on duty or not.
};

struct Step {
  std::optional<Metric> metric = {};  ///< Of which target; nothing: of any.
  int percent = 100;                  ///< When this much of the target's time has passed,
  std::chrono::seconds after{};       ///< and this much more of the time that counts.
  Whom tells = Whom::assignee;
  bool raises = false;  ///< The priority, to the next higher one.
  bool operator==(const Step&) const = default;
};
/// No step is more than this much of its target's time.
inline constexpr int most_percent = 1000;

/// A step as an element of a policy's set: "first_response 75 0 assignee", "any 100 3600 owner raise"; and back: nothing when it is
/// none that this version knows.
std::string step_text(const Step& step);
std::optional<Step> parse_step(std::string_view text);

/// "first_response", "next_response", "resolution".
std::string_view name(Metric metric);

}  // namespace counterbell::desk::sla
