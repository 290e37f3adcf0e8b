// Tickets: opening them, working on them, the trash, and what staff ask about them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desk/base/workplace.h"
#include "desk/customers/customers.h"
#include "desk/tickets/ticket_row.h"
#include "desk/tickets/views.h"
#include "model/error.h"

namespace counterbell::desk {

class Shop;
class Staff;
class TicketIndex;

/// A concern as taken at the counter. Only the subject is required.
struct NewTicket {
  std::optional<Id> customer = {};  ///< Someone known.
  NewCustomer new_customer = {};    ///< Somebody to be found or made; what is new about `customer`, when that is given.
  std::string subject = {};
  std::string want = {};
  std::string treat = {};
  std::string details = {};  ///< Becomes the first message, from the customer.
  std::string channel = "counter";
  std::string network = {};  ///< Which social network.
  std::string priority = "normal";
  std::optional<Id> assignee = {};  ///< The zero id: nobody. Absent: the author sees it through.
};

struct OpenedTicket {
  Id ticket;
  std::string number;
};

/// Where a message went: a customer's message on a long-closed ticket opens a follow-up instead.
struct SentMessage {
  Id message;
  Id ticket;
  bool opened_follow_up = false;
};

/// One entry of a conversation, oldest first by hybrid time.
struct ConversationEntry {
  const Record* message;
  Direction direction;
  Time at{};
  Id author;  ///< The staff member who wrote it down.
};

class Tickets {
 public:
  Tickets(Workplace& workplace, TicketIndex& index, Search& search, const Staff& staff, const Shop& shop,
          Customers& customers);

  // Commands (tickets.cpp). `saved` is told when the change is kept, or could not be.

  Result<OpenedTicket> open(const NewTicket& typed, Journal::Done saved = {});
  /// Adds a message to the conversation. Staff's first one to the customer makes a new ticket open; a customer's message reopens a
  /// one that was put to rest, unless it has been closed for longer than Shop::follow_up_after:
  /// then it goes to the follow-up of that, a new one or one that is not closed as long. Whoever answers or solves what is nobody's has it
  /// from then on, unless the shop says otherwise (Shop::answering_takes).
  Result<SentMessage> send(const Id& ticket, Direction direction, std::string_view body, Journal::Done saved = {});
  /// Sets subject, state, priority, assignee, want, treat or channel, given as text as in files (an assignee as its id; empty: nobody).
  Result<void> set(const Id& ticket, Field field, std::string_view value, Journal::Done saved = {});
  /// Gives all tickets of one person that are not solved or closed to another one, or to nobody (the zero id), in one change. `from` may
  /// have left. Returns how many.
  Result<std::size_t> hand_over(const Id& from, const Id& to);
  /// Sets by hand by when it is to be solved, whatever the target is; nothing takes that back.
  Result<void> set_due(const Id& ticket, std::optional<Time> at);
  /// Keeps a ticket out of its assignee's workday until then, or until the customer says something, if that is to wake it. Nothing
  /// wakes it at once.
  Result<void> snooze(const Id& ticket, std::optional<Time> until, bool wakes_on_message = false);
  Result<void> tag(const Id& ticket, std::span<const std::string> add, std::span<const std::string> remove);
  Result<void> trash(const Id& ticket);
  Result<void> restore(const Id& ticket);

  // Queries (queries.cpp)

  /// The ticket, or null. Rows stay valid; their content follows the state.
  const TicketRow* find(const Id& ticket) const;
  /// The ticket with this number, however it is written; null when there is none.
  const TicketRow* by_number(std::string_view number) const;
  /// The tickets of `query` in its order. Cached until something relevant changes; valid until the next call.
  std::span<const TicketRow* const> list(const TicketQuery& query) const;
  /// How many tickets each built-in view holds, in the order of BuiltInView; kept incrementally.
  const std::array<std::size_t, built_in_view_count>& counts() const;
  /// How many tickets hand_over() would give away.
  std::size_t in_hand_of(const Id& staff) const;
  /// A customer's tickets, newest first.
  std::vector<const TicketRow*> of_customer(const Id& customer) const;
  std::vector<ConversationEntry> conversation(const Id& ticket) const;
  /// All records of any type that are kept for a ticket or customer (RecordSpec::owner), those in the trash too.
  std::vector<const Record*> kept_for(const Record& owner) const;
  /// Every tag in use or in a tag set, most used first.
  std::vector<std::string> known_tags() const;

 private:
  std::vector<const TicketRow*> unsolved_of(const Id& staff) const;
  Result<std::string> next_number() const;
  void take_if_nobodys(const TicketRow& ticket, Operation& operation) const;
  bool is_long_closed(const TicketRow& ticket) const;
  bool follows(const TicketRow& ticket, const TicketRow& closed) const;
  const TicketRow* follow_up_of(const TicketRow& closed) const;
  /// The ticket, if it is there and not in the trash.
  Result<const TicketRow*> ticket_to_change(const Id& id) const;
  Result<Id> checked_assignee(std::string_view text) const;
  Operation message(const Id& id, const Id& ticket, Direction direction, std::string_view body,
                    std::string_view channel) const;
  Operation follow_up(const Id& id, const TicketRow& closed, std::string number) const;

  Workplace& workplace_;
  TicketIndex& index_;
  Search& search_;
  const Staff& staff_;
  const Shop& shop_;
  Customers& customers_;
};

}  // namespace counterbell::desk
