// Makes up any number of tickets out of the example shop's phrases.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "desk/example/dice.h"
#include "desk/example/example_script.h"

namespace counterbell::desk {

class ExampleTickets {
 public:
  /// For a shop with about `customers` customers and staff of these first names.
  ExampleTickets(std::uint64_t seed, std::size_t customers, std::vector<std::string> staff);

  /// The next ticket, with what becomes of it. Its customer is the `customer`-th ever made up, so that regulars return.
  struct Made {
    ExampleStory story;
    std::size_t customer;
  };
  Made next();

 private:
  /// What one ticket is about: stands in for the {words} of its phrases.
  using Slots = std::map<std::string_view, std::string>;

  const ExampleConcern& pick_concern();
  std::string_view pick_word(std::string_view language, std::string_view kind);
  NewCustomer customer(std::string_view language, std::size_t ordinal) const;
  std::string phrase(const ExampleConcern& concern, std::string_view key, const Slots& slots);
  void make_course(const ExampleConcern& concern, const Slots& slots, ExampleStory& story);
  void make_end(const ExampleConcern& concern, const Slots& slots, std::chrono::minutes after, ExampleStory& story);

  Dice dice_;
  std::size_t customers_;
  std::vector<std::string> staff_;
  std::vector<ExampleConcern> concerns_;
  ExampleWords words_;
};

}  // namespace counterbell::desk
