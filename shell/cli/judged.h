// A scenario of promises in, how they stand and why out, both as JSON.
#pragma once

#include <string>
#include <string_view>

#include "desk/sla/zone.h"
#include "model/error.h"

namespace counterbell::cli {

/// The answer of `counterbell sla`. The message of an error names the place in the scenario.
Result<std::string> judged(std::string_view scenario, const desk::sla::ZoneRules& zones);

}  // namespace counterbell::cli
