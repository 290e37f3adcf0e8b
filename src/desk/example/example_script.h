// The scripts of the example shop, read. They are part of the program, so what does not fit their form is left out; the
// tests see to it that all of it fits.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "desk/tickets/tickets.h"

namespace counterbell::desk {

/// One thing that happens to a ticket after it was opened.
struct ExampleStep {
  std::chrono::minutes after{0};  ///< From the opening on.
  std::string act = {};           ///< from, to, note, state, assign or priority.
  std::string who = {};           ///< A staff member's first name; empty: the assignee.
  std::string text = {};          ///< What is said, or the new state, assignee or priority.
};

/// A ticket and what becomes of it.
struct ExampleStory {
  std::chrono::minutes ago{0};
  std::string assignee = {};  ///< A first name; empty: nobody at first.
  std::vector<std::string> tags = {};
  NewTicket ticket = {};
  std::vector<ExampleStep> steps = {};
};

std::vector<ExampleStory> read_example_stories();

/// A kind of concern: for each key its lines, and for each of those the phrases to choose from.
struct ExampleConcern {
  std::size_t weight = 0;
  std::string_view language;
  std::string_view priorities;  ///< One letter each, the more often the likelier.
  std::multimap<std::string_view, std::vector<std::string_view>> lines;
};

std::vector<ExampleConcern> read_example_concerns();

/// Words by language and kind.
using ExampleWords = std::map<std::pair<std::string_view, std::string_view>, std::vector<std::string_view>>;

ExampleWords read_example_words();

}  // namespace counterbell::desk
