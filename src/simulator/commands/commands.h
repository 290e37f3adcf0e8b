// Random commands at a desk: everything that staff can do.
#pragma once

#include <string>

#include "simulator/device.h"

namespace counterbell::simulator {

/// Carries out one command at the device's desk, chosen by the device's chance. Returns what it did, in words.
std::string do_something(Device& device);

}  // namespace counterbell::simulator
