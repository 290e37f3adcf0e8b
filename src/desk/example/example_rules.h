// The service rules of a made-up shop.
#pragma once

#include <string>

#include "desk/service/sla/rules.h"

namespace counterbell::desk {

/// Open on weekdays and Saturday mornings; answers come sooner the more urgent a ticket is, and a supervisor hears of late ones.
sla::Rules example_rules(std::string zone);

}  // namespace counterbell::desk
