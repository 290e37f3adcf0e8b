// The rows of the places: what everything that leads to a place reads.
#include "ui/app/features.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/ui/language.h"

using namespace counterbell;
using namespace counterbell::ui;

namespace {

std::string title(const Route& route) { return test::in_english(page_title(route).shown()); }

}  // namespace

TEST_CASE("Every place has one screen and an address of its own") {
  std::set<std::string> addresses;
  for (const Feature& feature : features()) {
    const std::string address = to_text({feature.place, feature.item});
    CAPTURE(address);
    CHECK(addresses.insert(address).second);
    CHECK((feature.screen.draw != nullptr) != (feature.later.draw != nullptr));
    CHECK((feature.screen.draw != nullptr) == (feature.screen.remove != nullptr));
    CHECK((feature.later.draw != nullptr) == (feature.later.remove != nullptr));
    CHECK_FALSE(feature.name.empty());
    CHECK(feature_at({feature.place, feature.item}) == &feature);
  }
}

TEST_CASE("The keys 1, 2 and so on lead to the places of the navigation, in its order") {
  char next = '1';
  for (const Feature& feature : features()) {
    CAPTURE(feature.name.source());
    CHECK(digit_of(feature) == (feature.listing == Listing::none ? '\0' : next++));
  }
}

TEST_CASE("Commands of places have names of their own") {
  std::set<std::string> keys;
  for (const Feature& feature : features()) {
    for (const Command& command : feature.commands) CHECK(keys.insert(std::string(command.key)).second);
  }
}

TEST_CASE("An address leads to its place, with an item or without") {
  const auto name_at = [](const Route& route) {
    const Feature* feature = feature_at(route);
    return feature ? feature->name.source() : std::string_view();
  };
  CHECK(name_at({"tickets", ""}) == "Tickets");
  CHECK(name_at({"tickets", "K7F-0042"}) == "Tickets");
  CHECK(name_at({"settings", ""}) == "Settings");
  CHECK(name_at({"settings", "service"}) == "Service levels");
  CHECK(name_at({"settings", "nothing"}) == "Settings");
  CHECK(feature_at({"service", ""}) == nullptr);
  CHECK(feature_at({"", ""}) == nullptr);
}

TEST_CASE("A page is titled by its place, and a ticket's by its number") {
  CHECK(title({"today", ""}) == "Today · Counterbell");
  CHECK(title({"tickets", "K7F-0042"}) == "K7F-0042 · Counterbell");
  CHECK(title({"tickets", ""}) == "Tickets · Counterbell");
  CHECK(title({"customers", "0123"}) == "Customers · Counterbell");
  CHECK(title({"settings", "service"}) == "Service levels · Counterbell");
  CHECK(title({"nowhere", ""}) == "Counterbell");
}
