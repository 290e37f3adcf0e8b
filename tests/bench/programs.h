// The two things counterbell_bench does.
#pragma once

#include <string>

namespace counterbell::bench {

/// Reads the shop at `in`, adds a ticket of a thousand messages, and writes it to `out`; and to `delta` what a station brings
/// that went on from there: of every tenth ticket another priority, and a message.
void extend(const std::string& in, const std::string& out, const std::string& delta);

/// Prints what the shop and the delta cost: a line of JSON a figure. `queries` has one a line.
void measure(const std::string& shop, const std::string& delta, const std::string& queries);

}  // namespace counterbell::bench
