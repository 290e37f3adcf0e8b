// Views: which tickets a list shows, and in which order.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desk/tickets/ticket_row.h"

namespace counterbell::desk {

/// The views every shop has.
enum class BuiltInView : std::uint8_t { all_open, mine, unassigned, waiting_on_customer, recently_solved, trash };
inline constexpr std::size_t built_in_view_count = 6;
/// "All open", "Mine", ...
Words label(BuiltInView view);
/// "all-open", ...: in addresses and saved settings.
std::string_view slug(BuiltInView view);
std::optional<BuiltInView> parse_built_in_view(std::string_view slug);

/// Recently solved means within this time.
inline constexpr std::chrono::milliseconds recently = std::chrono::days{7};

enum class SortKey : std::uint8_t {
  urgency,
  number,
  subject,
  customer,
  state,
  priority,
  channel,
  assignee,
  opened,
  changed
};
inline constexpr std::array every_sort_key{SortKey::urgency, SortKey::number,   SortKey::subject, SortKey::customer,
                                           SortKey::state,   SortKey::priority, SortKey::channel, SortKey::assignee,
                                           SortKey::opened,  SortKey::changed};
std::string_view slug(SortKey key);

struct Sort {
  SortKey key = SortKey::urgency;  ///< urgency: what is due, who waits, the rest, what is paused.
  bool descending = false;
  bool operator==(const Sort&) const = default;
};

/// Narrows a view further; each part that is set must hold.
struct Filter {
  std::vector<TicketState> states;  ///< Any of these; empty: all.
  std::vector<Priority> priorities;
  std::vector<Channel> channels;
  std::optional<Id> assignee;  ///< The zero id: unassigned.
  std::optional<Id> customer;
  std::string tag;   ///< Empty: any.
  std::string text;  ///< What number, subject or the customer's name holds, however written; empty: any.
  std::chrono::days opened_within{0};   ///< Opened within so many days; 0: whenever.
  std::chrono::days changed_within{0};  ///< The same of its last change.
  bool operator==(const Filter&) const = default;
};

/// What a list shows.
struct TicketQuery {
  BuiltInView view = BuiltInView::all_open;
  Filter filter;
  std::string search;  ///< Words; a search looks through all tickets that are not in the trash (in it, for that view).
  Sort sort;
  bool operator==(const TicketQuery&) const = default;
};

/// A query in text, as addresses and a saved view's filter field hold it ("view=mine&state=open,pending&sort=-opened"), and
/// back. What a newer version put in is refused.
std::string to_text(const TicketQuery& query);
std::optional<TicketQuery> parse_query(std::string_view text);
/// A sort in text, as a saved view's sort field holds it: "opened", "-opened" for descending.
std::string to_text(const Sort& sort);
std::optional<Sort> parse_sort(std::string_view text);
/// The query that a saved view stands for; nothing when a newer version made it.
std::optional<TicketQuery> saved_query(const Record& view);

}  // namespace counterbell::desk
