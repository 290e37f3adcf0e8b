// Everything that staff can do at a desk, at random.
#pragma once

#include <string>

#include "simulator/device.h"

namespace counterbell::simulator {

/// Does one thing at the device's desk, as its chance has it, and says what in words.
std::string do_something(Device& device);

}  // namespace counterbell::simulator
