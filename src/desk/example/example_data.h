// The texts that the example shop is made of. Scripts, each explained where it is written.
#pragma once

#include <string_view>

namespace counterbell::desk {

/// Tickets written by hand, oldest first.
std::string_view example_stories();

/// Kinds of concern, with phrases to put tickets together from.
std::string_view example_concerns();

/// Names of people and things, by language.
std::string_view example_words();

}  // namespace counterbell::desk
