// One ticket as lists see it: the columns that views, sorting and counting need, kept current change by change.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/id.h"
#include "replica/state/state.h"

namespace counterbell::desk {

/// A ticket's state, in working order. `other` is one that a newer version made.
enum class TicketState : std::uint8_t { fresh, open, pending, on_hold, solved, closed, other };
enum class Priority : std::uint8_t { low, normal, high, urgent, other };
enum class Channel : std::uint8_t { counter, phone, email, chat, text, social, web, letter, kiosk, other };
/// Which way a message goes; a note stays among staff.
enum class Direction : std::uint8_t { to_customer, from_customer, note, other };

/// The name in files ("new", "on_hold", "e-mail"), and back; `other` for what this version does not know.
std::string_view name(TicketState state);
std::string_view name(Priority priority);
std::string_view name(Channel channel);
std::string_view name(Direction direction);
TicketState parse_state(std::string_view name);
Priority parse_priority(std::string_view name);
Channel parse_channel(std::string_view name);
Direction parse_direction(std::string_view name);
/// Which way `message` goes.
Direction direction_of(const Record& message);

struct TicketRow {
  const Record* record = nullptr;
  Id customer;
  Id assignee;
  TicketState state = TicketState::fresh;
  Priority priority = Priority::normal;
  Channel channel = Channel::counter;
  bool trashed = false;
  Time opened_at{};
  Time state_since{};          ///< When its state was last set.
  Time changed_at{};           ///< Its newest change or message.
  Time waiting_since{};        ///< Since when the customer waits for an answer; `Time{}` when they do not.
  Time heard_at{};             ///< When the customer last said something that its assignee did not write down.
  Time snoozed_until{};        ///< `Time{}` when it is not, or a customer's message woke it.
  std::uint32_t messages = 0;  ///< Not counting withdrawn ones.
  std::uint32_t place = 0;     ///< Among all rows in the order in which they came.

  const Id& id() const { return record->id(); }
  std::string_view number() const { return record->text(Field::ticket_number); }
  std::string_view subject() const { return record->text(Field::ticket_subject); }
  /// The priority's name in files, that of a newer version, too.
  std::string_view priority_name() const;
  bool is_resolved() const { return !trashed && (state == TicketState::solved || state == TicketState::closed); }
  /// Not solved, closed or in the trash.
  bool is_open() const { return !trashed && !is_resolved(); }

  /// Makes this the row of `ticket` as it stands, without messages.
  void read(const Record& ticket);
  /// Takes in the next message of the conversation, withdrawn or not.
  void take_in(const Record& message);
  /// Takes in that a rule raised the priority, unless somebody set it since or took that back.
  void take_in_escalation(const Record& escalation);
  /// To be called after the last message.
  void settle();
};

}  // namespace counterbell::desk
