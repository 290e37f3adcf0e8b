// What a Desk is made of; for the files that implement it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "desk/customer_index.h"
#include "desk/desk.h"
#include "desk/search.h"
#include "desk/service_watch.h"
#include "desk/ticket_index.h"

namespace counterbell::desk {

inline constexpr std::string_view customer_is_erased =
    "This customer's personal data was erased and cannot come back. Please enter them as a new customer.";
inline constexpr std::string_view ticket_is_erased =
    "The personal data of this ticket was erased, and it takes no new text. Please open a new ticket.";

struct Desk::Impl {
  Impl(Replica& replica, Preparing preparing);

  /// Reads all of the state, then follows every change.
  void start();
  bool index_some(std::size_t budget);
  /// Takes in about `budget` more records for searching, and gives how much of the budget is left.
  std::size_t search_some(std::size_t budget);
  /// What was found before may be less than what would be found now.
  void tell_more_is_found();
  /// The search index, to be asked.
  const SearchIndex& searched();
  void follow(const Change& change, std::span<const State::Alteration> alterations);
  void watch_again(const Change& change);
  /// Reckons what is due: all of it, or what a frame has room for when the rest comes between calls.
  void reckon();

  /// Makes a change by whoever is signed in.
  Dot commit(std::vector<Operation> operations, Journal::Done saved = {});
  Dot commit(Operation operation, Journal::Done saved = {});

  std::int64_t now_ms() const { return replica.clock().now_ms(); }
  TicketIndex::Viewer viewer() const { return {me, now_ms()}; }
  const State& state() const { return replica.state(); }

  // Stations (shop.cpp)
  const Record* station_of(const Id& replica_id) const;
  std::string station_code(const Id& replica_id) const;

  // Staff (staff.cpp)
  const Record* staff_member(const Id& id) const;
  /// Adds somebody, whoever asks for it.
  Result<Id> add_staff(const NewStaff& typed);
  Result<void> check_may_manage() const;

  // Customers (customers.cpp)
  /// Who is meant by what was typed: `picked` or someone known, completed by what is new in it, or someone new. The operation
  /// that notes it is added to `operations` when there is anything to note. Nobody when nothing was typed.
  Result<Id> customer_for(const std::optional<Id>& picked, const NewCustomer& typed,
                          std::vector<Operation>& operations);

  // Tickets (tickets.cpp)
  Result<std::string> next_number() const;
  /// The ticket, if it is there and not in the trash.
  Result<const TicketRow*> ticket_to_change(const Id& id) const;
  Result<Id> checked_assignee(std::string_view text) const;
  Operation message(const Id& id, const Id& ticket, std::string_view direction, std::string_view body,
                    std::string_view channel) const;
  Operation follow_up(const Id& id, const TicketRow& closed, std::string number) const;

  // Erasure (erasure.cpp)
  Result<ErasePreview> erase(std::span<const Record* const> records, Journal::Done saved);
  ErasePreview preview(std::span<const Record* const> records) const;
  std::vector<const Record*> personal_records(const Id& customer) const;
  void add_owned_by(const Record& owner, std::vector<const Record*>& records) const;
  void visit_owned(const Record& owner, Field by, const std::function<void(const Record&)>& visit) const;
  std::vector<const Record*> records_closed_before(std::int64_t time_ms) const;

  // Escalation (escalation.cpp)
  std::vector<Id> told_by(const sla::Step& step, const TicketRow& ticket, const Desk& desk) const;
  void make_step(const sla::DueStep& due, const TicketRow& ticket, const Id& policy, const Desk& desk);

  // In words (history.cpp)
  std::string in_words(Field field, const Value& value) const;
  std::string time_in_words(std::int64_t ms) const;

  Replica& replica;
  Preparing preparing;
  SearchIndex search;
  std::vector<const Record*> unsearched;  ///< Not in the search index yet.
  mutable TicketIndex tickets;
  const sla::ZoneRules* zones = nullptr;  ///< Of service levels.
  std::string own_zone;                   ///< In which times are told.
  mutable ServiceWatch watch;
  CustomerIndex customers;
  Id me;
  std::uint64_t revision = 1;
  std::uint64_t ordered_revision = 0;  ///< As it was when index_some was called last.

  /// What another station is known to have (sharing.cpp).
  struct Known {
    VersionVector has;
    std::optional<std::int64_t> heard_ms;
  };
  std::map<Id, Known> known_of;  // By replica.

  /// The last answer to Desk::customers.
  mutable std::string listed_search;
  mutable std::uint64_t listed_revision = 0;
  mutable std::vector<const Record*> listed_customers;
};

}  // namespace counterbell::desk
