// `counterbell sla`: a scenario goes in, how its targets stand and why comes out, both as JSON.
#pragma once

#include <string>
#include <string_view>

#include "desk/service/calendar/zone.h"
#include "model/error.h"

namespace counterbell::cli {

/// The answer of `counterbell sla` for a scenario. The message of a failure names the place in the scenario.
Result<std::string> judged(std::string_view scenario, const desk::sla::ZoneRules& zones);

}  // namespace counterbell::cli
