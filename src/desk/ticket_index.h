// Every ticket as a row, kept current record by record, with what lists and counts need close at hand.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "desk/search.h"
#include "desk/ticket_order.h"
#include "desk/ticket_row.h"
#include "desk/views.h"
#include "replica/state.h"

namespace counterbell::desk {

/// Whether `a` stands before `b` in a conversation: by the stamp and replica they were written down at.
bool said_before(const Record* a, const Record* b);

/// Invariants
/// 1. A ticket has a row as soon as its record exists; messages that came before it wait in its entry.
/// 2. Rows never move and never go away.
/// 3. All counts are those of the rows as they stand.
class TicketIndex {
 public:
  /// Who looks, and when: what Mine and Recently solved depend on.
  struct Viewer {
    Id me;
    std::int64_t now_ms = 0;
  };

  explicit TicketIndex(const State& state) : state_(&state) {}

  /// Reads all of the state; to be called once, before the first update.
  void read();
  /// Brings the rows up to date with a change that was applied, and what it altered.
  void update(const Change& change, std::span<const State::Alteration> alterations);

  /// The ticket, or null.
  const TicketRow* find(const Id& ticket) const;
  /// The ticket with this number, however it is written; of several the one made first. Null when there is none.
  const TicketRow* find_number(std::string_view number) const;
  /// The highest counter given under a station's code; 0 when none.
  std::uint64_t highest_counter(const std::string& code) const;
  /// Every station code that a ticket number begins with.
  std::vector<std::string> codes() const;
  std::span<const TicketRow* const> rows() const { return rows_; }
  /// A ticket's messages in the order of its conversation, withdrawn ones included.
  std::span<const Record* const> messages(const Id& ticket) const;
  /// A customer's tickets, in no particular order.
  std::span<const TicketRow* const> of_customer(const Id& customer) const;

  /// See Desk::list.
  std::span<const TicketRow* const> list(const TicketQuery& query, const Viewer& viewer, const SearchIndex& search);
  /// See Desk::counts.
  const std::array<std::size_t, built_in_view_count>& counts(const Viewer& viewer);
  /// Every tag that a ticket has or had, with how many have it that are not in the trash.
  const std::map<std::string, std::size_t>& tags() const { return tags_; }

 private:
  struct Entry {
    Id id;
    TicketRow row;
    std::vector<const Record*> messages;
    std::vector<std::map<std::string, std::size_t>::value_type*> tags;  // In tags_.
    std::uint64_t number_hash = 0;
  };
  struct Listed {
    TicketQuery query;
    Id me;
    std::int64_t valid_until = 0;  ///< When the passing of time alone changes it.
    std::vector<const TicketRow*> rows;
  };

  Entry& entry(const Id& ticket);
  const Entry* find_entry(const Id& ticket) const;
  void attach(const Record& message);
  void refresh(Entry& entry);
  void read_ticket(Entry& entry, const Record& record);
  void read_messages(Entry& entry);
  void read_tags(Entry& entry);
  void count(const Entry& entry, bool in);
  void note_number(Entry& entry);
  void note_customer(const TicketRow& row, const Id& before);
  std::vector<const TicketRow*> select(const TicketQuery& query, const Viewer& viewer, const SearchIndex& search);

  const State* state_;
  std::deque<Entry> entries_;
  std::unordered_map<Id, Entry*, IdHash> by_id_;
  std::vector<const TicketRow*> rows_;
  std::unordered_multimap<std::uint64_t, const Entry*> by_number_;
  std::map<std::string, std::uint64_t> highest_;
  std::unordered_map<Id, std::vector<const TicketRow*>, IdHash> by_customer_;

  std::array<std::size_t, built_in_view_count> counts_{};
  std::unordered_map<Id, std::size_t, IdHash> open_of_;         // By assignee.
  std::set<std::pair<std::int64_t, const TicketRow*>> solved_;  // Solved and closed ones by when that was.
  std::map<std::string, std::size_t> tags_;

  std::map<SortKey, TicketOrder> orders_;
  std::list<Listed> listed_;      // The newest first.
  bool is_listed_stale_ = false;  // What was handed out stays until the next list is asked for.
};

}  // namespace counterbell::desk
