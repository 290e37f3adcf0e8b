// One ticket as lists see it: the columns that views, sorting and counting need, kept current change by change.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/id.h"
#include "replica/state.h"

namespace counterbell::desk {

/// A ticket's state, in working order. `other` is one that a newer version made.
enum class TicketState : std::uint8_t { fresh, open, pending, on_hold, solved, closed, other };
enum class Priority : std::uint8_t { low, normal, high, urgent, other };
enum class Channel : std::uint8_t { counter, phone, email, chat, text, social, web, letter, kiosk, other };

/// The name in files ("new", "on_hold", "e-mail"), and back; `other` for what this version does not know.
std::string_view name(TicketState state);
std::string_view name(Priority priority);
std::string_view name(Channel channel);
TicketState parse_state(std::string_view name);
Priority parse_priority(std::string_view name);
Channel parse_channel(std::string_view name);

struct TicketRow {
  const Record* record = nullptr;
  Id customer;
  Id assignee;
  TicketState state = TicketState::fresh;
  Priority priority = Priority::normal;
  Channel channel = Channel::counter;
  bool trashed = false;
  std::int64_t opened_at = 0;      ///< Milliseconds since 1970, as are all times here.
  std::int64_t state_since = 0;    ///< When its state was last set.
  std::int64_t changed_at = 0;     ///< Its newest change or message.
  std::int64_t waiting_since = 0;  ///< Since when the customer waits for an answer; 0 when they do not.
  std::uint32_t messages = 0;      ///< Not counting withdrawn ones.
  mutable std::uint32_t search_ordinal =
      ~std::uint32_t{0};  ///< For lists: its number in the search index, once looked up.

  const Id& id() const { return record->id(); }
  std::string_view number() const { return record->text(Field::ticket_number); }
  std::string_view subject() const { return record->text(Field::ticket_subject); }
  /// Not solved, closed or in the trash.
  bool is_open() const { return !trashed && state != TicketState::solved && state != TicketState::closed; }
};

}  // namespace counterbell::desk
