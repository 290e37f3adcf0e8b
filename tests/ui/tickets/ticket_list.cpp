// The list of tickets: views, order, filters, search and the way through it by keyboard.
#include <doctest/doctest.h>

#include <algorithm>

#include "replica/exchange/exchange.h"
#include "tests/ui/program.h"
#include "tests/ui/tickets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using Node = test::Seen;
using ui::Role;

namespace {

/// A shop with three tickets, the list on screen.
struct ThreeTickets {
  explicit ThreeTickets(float width = 1440, float height = 900) : program(width, height) {
    program.set_up();
    urn = take_ticket(program, {.customer = "Ruth Alvarez",
                                .reach = "+1 555 0142",
                                .subject = "Urn arrived cracked",
                                .details = "It is cracked through the name.",
                                .channel = "Phone"});
    ring = take_ticket(program, {.customer = "Tom Becker", .subject = "Wrong size ring", .priority = "Urgent"});
    order = take_ticket(
        program, {.customer = "Dana Wu", .subject = "Where is my order?", .channel = "E-mail", .assignee = "Nobody"});
    program.go("/tickets");
  }

  std::vector<std::string> shown() {
    std::vector<std::string> numbers;
    for (const Node* row : program.harness.all(Role::row)) numbers.push_back(row->name.substr(0, 8));
    return numbers;
  }

  Program program;
  std::string urn, ring, order;
};

/// A file from another station of the shop in `file`, which gave out `number` as well.
std::string file_of_twin(const std::string& file, const std::string& number) {
  ExchangeReader reader;
  REQUIRE(reader.feed(file));
  Result<ExchangeFile> read = reader.finish();
  REQUIRE(read);
  FakeClock clock;
  SeededRandom random(99);
  Id id, shop = read->header.shop;
  random.fill(id.bytes);
  Replica twin(id, shop, clock, random, nullptr);
  Import import(twin, *std::move(read));
  while (import.step(1000)) {
  }
  twin.commit({{RecordType::station,
                twin.new_id(),
                {{Field::station_name, std::string("Back office")}},
                {{Field::station_replicas, id.text(), true, {}}}},
               {RecordType::ticket,
                twin.new_id(),
                {{Field::ticket_number, number},
                 {Field::ticket_subject, std::string("Twin")},
                 {Field::ticket_state, std::string("new")},
                 {Field::ticket_opened_at, time_value(clock.now())}},
                {}}},
              {});
  ExchangeWriter writer(twin, {}, true);
  std::string bytes;
  while (writer.write(bytes)) {
  }
  return bytes;
}

}  // namespace

TEST_CASE("Rows say number, subject, customer and state") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  CHECK(h.has(Role::row, shop.urn + " · Urn arrived cracked · Ruth Alvarez · New"));
  CHECK(h.node(Role::table, "Tickets").row_count == 3);
  CHECK(shop.shown().front() == shop.ring);             // by urgency
  CHECK(find_containing(h, Role::heading, shop.ring));  // the first shows beside the list
  h.expect_complete();
}

TEST_CASE("The list goes by keyboard, the focus with it") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  const std::vector<std::string> all = shop.shown();
  const auto chosen = [&] {
    CHECK(h.focused());
    return h.focused() ? h.focused()->name.substr(0, 8) : std::string();
  };
  h.key(Key::down);
  CHECK(chosen() == all[1]);
  CHECK(h.host.routes.back() == "/tickets/" + all[1]);
  CHECK(has_containing(h, Role::heading, all[1]));
  h.type("j");
  CHECK(chosen() == all[2]);
  h.key(Key::down);
  CHECK(chosen() == all[2]);
  h.type("k");
  CHECK(chosen() == all[1]);
  h.key(Key::home);
  CHECK(chosen() == all[0]);
  h.key(Key::end);
  CHECK(chosen() == all[2]);
  h.key(Key::enter);
  CHECK(h.focused()->name == "Message");
}

TEST_CASE("Views show their tickets, with counts that follow") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  const auto offers = [&](std::string_view option) {
    return std::ranges::contains(h.node(Role::combobox, "View").options, option);
  };
  CHECK(offers("All open (3)"));
  CHECK(offers("Mine (2)"));
  CHECK(offers("Unassigned (1)"));
  h.choose("View", "Unassigned (1)");
  CHECK(shop.shown() == std::vector{shop.order});
  CHECK(h.has(Role::heading, shop.order + " Where is my order?"));  // one of them shows beside the list
  h.choose("Assignee", "Mia Keller");
  CHECK(shop.shown().empty());
  CHECK(h.text_on_screen("Nothing waiting in this view. Well done."));
  CHECK(offers("Mine (3)"));
  h.expect_complete();
  shop.program.save();
  shop.program.reload();
  shop.program.go("/tickets");
  CHECK(h.node(Role::combobox, "View").value == "Unassigned (0)");
}

TEST_CASE("The list is sorted either way") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  h.choose("Sort", "by subject");
  CHECK(shop.shown() == std::vector{shop.urn, shop.order, shop.ring});
  h.press(Role::button, "Sort descending");
  CHECK(shop.shown() == std::vector{shop.ring, shop.order, shop.urn});
  h.press(Role::button, "Sort ascending");
  h.choose("Sort", "by number");
  CHECK(shop.shown() == std::vector{shop.urn, shop.ring, shop.order});
}

TEST_CASE("Filters narrow the list, show as chips, and are kept as a view") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  h.press(Role::button, "Filter");
  h.expect_complete();
  h.press(Role::checkbox, "Phone");
  h.press(Role::checkbox, "E-mail");
  h.press(Role::button, "Done");
  CHECK(shop.shown().size() == 2);
  h.press(Role::button, "Remove tag E-mail");
  CHECK(shop.shown() == std::vector{shop.urn});
  h.press(Role::link, "Save view");
  h.fill("Name", "By phone");
  h.press(Role::button, "Save view");
  CHECK(h.node(Role::combobox, "View").value == "By phone (1)");
  h.choose("View", "All open (3)");
  CHECK(shop.shown().size() == 3);
  h.choose("View", "By phone (1)");
  CHECK(shop.shown() == std::vector{shop.urn});
  h.press(Role::link, "Delete view");
  CHECK_FALSE(std::ranges::contains(h.node(Role::combobox, "View").options, "By phone (1)"));
}

TEST_CASE("A filter by words and by time narrows the list and shows as chips") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  h.press(Role::button, "Filter");
  h.fill("Number, subject or customer holds", "urn");
  h.choose("Opened", "Last 7 days");
  h.press(Role::button, "Done");
  CHECK(shop.shown() == std::vector{shop.urn});
  h.press(Role::button, "Remove tag Opened: Last 7 days");
  h.press(Role::button, "Remove tag “urn”");
  CHECK(shop.shown().size() == 3);
}

TEST_CASE("A filter that leaves nothing says so and gives the way back") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  h.press(Role::button, "Filter");
  h.press(Role::checkbox, "Letter");
  h.press(Role::button, "Done");
  CHECK(shop.shown().empty());
  h.press(Role::button, "Show everything");
  CHECK(shop.shown().size() == 3);
}

TEST_CASE("Search finds by words of messages and by telephone number") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  h.fill("Search", "cracked name");
  CHECK(shop.shown() == std::vector{shop.urn});
  CHECK(h.has(Role::status, "1 found for “cracked name”"));
  h.fill("Search", "0142");
  CHECK(shop.shown() == std::vector{shop.urn});
  h.fill("Search", "nothing like it");
  CHECK(shop.shown().empty());
  h.expect_complete();
  h.press(Role::button, "Show everything");
  CHECK(shop.shown().size() == 3);
}

TEST_CASE("On a phone list and ticket take turns") {
  ThreeTickets shop(390, 844);
  Harness& h = shop.program.harness;
  CHECK(shop.shown().size() == 3);
  CHECK_FALSE(h.has(Role::textbox, "Message"));
  h.expect_complete();
  h.click(Role::row, shop.urn + " · Urn arrived cracked · Ruth Alvarez · New");
  CHECK(shop.shown().empty());
  CHECK(h.has(Role::heading, shop.urn + " Urn arrived cracked"));
  CHECK(h.has(Role::textbox, "Message"));
  h.expect_complete();
  h.press(Role::button, "Facts");
  CHECK(h.has(Role::list, "History"));
  h.expect_complete();
  h.press(Role::button, "Back to the list");
  CHECK(shop.shown().size() == 3);
}

TEST_CASE("An address of a ticket nobody knows says so") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  shop.program.go("/tickets/ZZZ-9999");
  CHECK(h.text_on_screen("No ticket ZZZ-9999 here"));
  h.press(Role::button, "Show all tickets");
  CHECK(shop.shown().size() == 3);
}

TEST_CASE("Only rows in sight are drawn") {
  Program program;
  program.set_up();
  for (int i = 0; i < 40; ++i) take_ticket(program, {.subject = "Ticket of many"});
  program.go("/tickets");
  Harness& h = program.harness;
  CHECK(h.all(Role::row).size() < 20);
  CHECK(h.node(Role::table, "Tickets").row_count == 40);
  h.key(Key::end);
  REQUIRE(h.focused());
  CHECK(h.focused()->role == Role::row);
  CHECK(h.focused()->row_index == 39);
  CHECK_FALSE(h.focused()->covered);
}

TEST_CASE("Where two stations gave out one number, the station is told and both tickets open") {
  ThreeTickets shop;
  Harness& h = shop.program.harness;
  shop.program.will_choose(file_of_twin(shop.program.export_file(), shop.urn));
  shop.program.go("/share");
  h.press(Role::button, "Import file");
  h.press(Role::button, "Import");
  shop.program.save();
  shop.program.go("/tickets");
  CHECK(h.has(Role::row, shop.urn + " · Urn arrived cracked · Ruth Alvarez · New"));
  h.press(Role::row, shop.urn + " (Back office) · Twin · No customer · New");
  CHECK(h.has(Role::heading, shop.urn + " (Back office) Twin"));
  h.press(Role::row, shop.urn + " · Urn arrived cracked · Ruth Alvarez · New");
  CHECK(h.has(Role::heading, shop.urn + " Urn arrived cracked"));
}
