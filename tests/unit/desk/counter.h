// A counter of a shop for tests of the desk: a replica with a clock to turn, and the desk over it.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "unit/fakes.h"

namespace counterbell::test {

/// A counter. The first one of a shop is set up; others join it.
struct Counter {
  Counter() : Counter(1, Id{}) {
    const Result<void> set_up = desk.shop().set_up({"Lindqvist Gifts", "Mia Keller", "4711", "Front counter", "K7F"});
    REQUIRE(set_up.has_value());
  }

  /// A second counter of `other`'s shop, which has everything that is there and has joined; Mia is signed in.
  Counter(const Counter& other, std::uint64_t seed) : Counter(seed, other.replica.shop()) {
    take_from(other);
    REQUIRE(desk.shop().join("Till " + std::to_string(seed)).has_value());
    REQUIRE(desk.staff().resume(other.desk.staff().me()->id()).has_value());
  }

  void take_from(const Counter& other) {
    std::vector<std::string> lines;
    other.replica.visit_lines(replica.have(), [&](const Dot&, std::string_view line) { lines.emplace_back(line); });
    std::vector<ParsedChange> changes;
    std::vector<std::string_view> views;
    for (const std::string& line : lines) {
      Result<ParsedChange> parsed = parse_line(line);
      REQUIRE(parsed.has_value());
      changes.push_back(*std::move(parsed));
      views.push_back(line);
    }
    replica.merge(changes, views);
  }

  /// Opens a ticket a minute later.
  Id open(desk::NewTicket typed) {
    clock.advance(std::chrono::minutes(1));
    const Result<desk::OpenedTicket> opened = desk.tickets().open(typed);
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().message.english()));
    return opened->ticket;
  }
  Id open(std::string subject, desk::NewCustomer customer = {}) {
    desk::NewTicket typed;
    typed.subject = std::move(subject);
    typed.new_customer = std::move(customer);
    return open(typed);
  }
  desk::SentMessage say(const Id& ticket, std::string_view direction, std::string_view body) {
    clock.advance(std::chrono::minutes(1));
    const Result<desk::SentMessage> sent = desk.tickets().send(ticket, desk::parse_direction(direction), body);
    REQUIRE_MESSAGE(sent.has_value(), (sent ? "" : sent.error().message.english()));
    return *sent;
  }
  void set(const Id& ticket, Field field, std::string_view value) {
    clock.advance(std::chrono::minutes(1));
    const Result<void> set = desk.tickets().set(ticket, field, value);
    REQUIRE_MESSAGE(set.has_value(), (set ? "" : set.error().message.english()));
  }
  const desk::TicketRow& row(const Id& ticket) {
    const desk::TicketRow* found = desk.tickets().find(ticket);
    REQUIRE(found != nullptr);
    return *found;
  }

  /// The subjects of the tickets that `query` lists, in its order.
  std::vector<std::string> subjects(const desk::TicketQuery& query) {
    std::vector<std::string> found;
    for (const desk::TicketRow* one : desk.tickets().list(query)) found.emplace_back(one->subject());
    return found;
  }
  std::vector<std::string> search(std::string text) {
    desk::TicketQuery query;
    query.search = std::move(text);
    query.sort = {desk::SortKey::number, false};
    return subjects(query);
  }

  FakeClock clock;
  SeededRandom random;
  Replica replica;
  desk::Desk desk;

 private:
  Counter(std::uint64_t seed, Id shop)
      : random(seed), replica(new_id(), shop ? shop : new_id(), clock, random, nullptr), desk(replica) {}
  Id new_id() {
    Id id;
    random.fill(id.bytes);
    return id;
  }
};

}  // namespace counterbell::test
