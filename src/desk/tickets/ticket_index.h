// Every ticket as a row, kept current record by record, with what lists and counts need close at hand.
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "desk/base/bits.h"
#include "desk/base/list_pool.h"
#include "desk/search/search_index.h"
#include "desk/tickets/escalation_index.h"
#include "desk/tickets/ticket_order.h"
#include "desk/tickets/ticket_row.h"
#include "desk/tickets/views.h"
#include "model/id_table.h"
#include "replica/replica.h"

namespace counterbell::desk {

/// Which open tickets have a deadline.
class DueTickets {
 public:
  virtual ~DueTickets() = default;
  /// Works out what is due: all of it, or what a frame has room for when the rest comes between calls. To be called before the others.
  virtual void work_out() = 0;
  /// Their places, the earliest deadline first.
  virtual std::span<const std::uint32_t> due_places() const = 0;
  /// Grows whenever these change.
  virtual std::uint64_t due_revision() const = 0;
};

/// Invariants
/// 1. A ticket has a row as soon as its record exists; messages that came before it wait in its entry.
/// 2. Rows never move and never go away.
/// 3. All counts are those of the rows as they stand.
/// 4. What no list needs (tickets by customer, tags, the highest numbers) is read from the first `entered_` entries only, until
///    somebody asks for it.
class TicketIndex {
 public:
  /// Who looks, and when: what Mine and Recently solved depend on.
  struct Viewer {
    Id me;
    Time now{};
  };

  /// Reads all of the replica's state, as far as lists need it. The replica must outlive the index.
  explicit TicketIndex(const Replica& replica);
  TicketIndex(const TicketIndex&) = delete;  // Features refer to it, and its parts to each other.
  TicketIndex& operator=(const TicketIndex&) = delete;

  /// Reads the rest of about `budget` tickets, and gives how much of the budget is left; what asks for it before then reads it
  /// all.
  std::size_t prepare_some(std::size_t budget);
  /// Makes about `budget` tickets' worth of what lists are put in order and searched by, and gives how much of the budget is left;
  /// what asks for it before makes what it needs. To be called once everything is in `search`.
  std::size_t order_some(std::size_t budget, const SearchIndex& search);
  /// Makes every list anew, when asked for next: what a search finds has changed by itself.
  void forget_lists() { is_listed_stale_ = true; }
  /// By urgency, these come first from now on. They must outlive this.
  void use(DueTickets& due) { due_ = &due; }
  /// Brings the rows up to date with a change that was applied, and what it altered.
  void follow(const Change& change, std::span<const State::Alteration> alterations);

  /// Tickets that the last change followed altered without writing to them: it told what had been seen when they were put to rest.
  std::span<const TicketRow* const> reconsidered() const { return reconsidered_; }

  /// The ticket, or null.
  const TicketRow* find(const Id& ticket) const;
  /// The ticket with this number, however it is written; of several the one made first. Null when there is none.
  const TicketRow* find_number(std::string_view number) const;
  /// The highest counter given under a station's code; 0 when none.
  std::uint64_t highest_counter(const std::string& code);
  /// Every station code that a ticket number begins with.
  std::vector<std::string> codes();
  std::span<const TicketRow* const> rows() const { return rows_; }
  /// A ticket's messages in the order of its conversation, withdrawn ones included.
  std::span<const Record* const> messages(const Id& ticket) const;
  /// What rules did about tickets.
  const EscalationIndex& escalations() const { return escalations_; }
  /// A customer's tickets, in no particular order.
  std::span<const TicketRow* const> of_customer(const Id& customer);

  /// See Tickets::list.
  std::span<const TicketRow* const> list(const TicketQuery& query, const Viewer& viewer, const SearchIndex& search);
  /// See Tickets::counts.
  const std::array<std::size_t, built_in_view_count>& counts(const Viewer& viewer);
  /// Every tag that a ticket has or had, with how many have it that are not in the trash.
  const std::map<std::string, std::size_t>& tags();

 private:
  using Messages = ListPool<const Record*>;
  struct Entry {
    explicit Entry(const Id& ticket) : its_id(ticket) {}
    const Id& id() const { return its_id; }
    TicketRow row;
    Id its_id;                                                          // Here, close to what a message alters.
    Messages::List messages;                                            // In the order of the conversation.
    Time newest{};                                                      // When the message read last was written down.
    std::vector<std::map<std::string, std::size_t>::value_type*> tags;  // In tags_.
    bool is_entered = false;
  };
  struct Numbered {
    std::size_t hash;  ///< Of the plain number.
    const TicketRow* row;
  };
  struct Listed {
    TicketQuery query;
    Id me;
    Time valid_until{};  ///< When the passing of time alone changes it.
    std::uint64_t due_revision = 0;
    std::vector<const TicketRow*> rows;
  };

  void read_messages();
  void read_escalations();
  void attach(const Record& message);
  void refresh(Entry& entry);
  void add_row(TicketRow& row);
  void read_row(Entry& entry, const Record& record);
  void note_reopening(Entry& entry);
  void add_tickets_of(const Id& staff, std::vector<Entry*>& touched);
  void reconsider(const Change& change, std::vector<Entry*>& touched);
  void count(const TicketRow& row, bool in);
  void enter(Entry& entry);
  void leave(Entry& entry);
  void note_number(const TicketRow& row);
  void customer_renamed(const Id& customer);
  TicketOrder& order(SortKey key) { return orders_.try_emplace(key, key, *state_).first->second; }
  void enter_all() { prepare_some(entries_.size()); }
  std::size_t number_some(std::size_t budget, const SearchIndex& search);
  Bits found(std::string_view search_text, const SearchIndex& search);
  Bits candidates(const TicketQuery& query, const SearchIndex& search);
  void put_due_first(const Bits& places, std::vector<const TicketRow*>& rows) const;
  std::vector<const TicketRow*> in_order(const Bits& places, const Sort& sort);
  std::vector<const TicketRow*> select(const TicketQuery& query, const Viewer& viewer, const SearchIndex& search);

  const Replica* replica_;
  const State* state_;
  DueTickets* due_ = nullptr;
  IdTable<Entry> entries_;
  std::vector<const TicketRow*> rows_;
  Bits open_;  // By row's place, as are the others; each row is in one of the three.
  Bits resolved_;
  Bits trashed_;
  Messages messages_;
  EscalationIndex escalations_;
  std::size_t entered_ = 0;
  std::vector<Numbered> numbers_;  // As read, by hash; also under numbers that they no longer have.
  std::unordered_multimap<std::size_t, const TicketRow*> newer_numbers_;  // The same of those that came since.
  std::map<std::string, std::uint64_t> highest_;
  std::unordered_map<Id, std::vector<const TicketRow*>, IdHash> by_customer_;

  std::array<std::size_t, built_in_view_count> counts_{};
  std::unordered_map<Id, std::size_t, IdHash> open_of_;  // By assignee.
  std::vector<Time> recent_;  // When tickets were solved or closed, since `recent_from_`; ascending.
  Time recent_from_ = Time::max();
  std::map<std::string, std::size_t> tags_;

  std::map<SortKey, TicketOrder> orders_;
  std::vector<std::uint32_t> search_ordinals_;  // By row: its number in the search index, as far as looked up.
  std::vector<Entry*> reopened_;                // Those whose row is.
  std::vector<Entry*> undone_;                  // Of whose state or trash an undo decided, until all lines are here.
  std::vector<const TicketRow*> reconsidered_;
  std::list<Listed> listed_;      // The newest first.
  bool is_listed_stale_ = false;  // What was handed out stays until the next list is asked for.
};

}  // namespace counterbell::desk
