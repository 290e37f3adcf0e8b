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

/// Whether a customer said it, and nobody withdrew it.
bool is_from_customer(const Record& message);

class Deciders;

struct TicketRow {
  const Record* record = nullptr;
  Id customer;
  Id assignee;  ///< Who sees it through; the zero id for nobody, or for somebody who has left.
  TicketState state = TicketState::fresh;
  Priority priority = Priority::normal;
  Channel channel = Channel::counter;
  bool trashed : 1 = false;
  bool is_reopened : 1 = false;  ///< Open although it was put to rest, by a message not seen (reopening.h).
  Time opened_at{};
  Time state_since{};          ///< When its state was last set.
  Time changed_at{};           ///< Its newest change or message.
  Time waiting_since{};        ///< Since when the customer waits for an answer; `Time{}` when they do not.
  Time heard_at{};             ///< When the customer last said something that its assignee did not write down.
  Time snoozed_until{};        ///< `Time{}` when it is not, or a customer's message woke it.
  std::uint32_t messages = 0;  ///< Not counting withdrawn ones.
  std::uint32_t place = 0;     ///< Among all rows in the order in which they came.

  const Id& id() const { return record->id(); }
  /// Who was chosen to see it through, also if they have left.
  Id chosen_assignee() const { return record->reference(Field::ticket_assignee); }
  bool has_assignee_left() const { return !assignee && chosen_assignee(); }
  std::string_view number() const { return record->text(Field::ticket_number); }
  std::string_view subject() const { return record->text(Field::ticket_subject); }
  /// The state's and the priority's name in files, that of a newer version, too.
  std::string_view state_name() const;
  std::string_view priority_name() const;
  bool is_resolved() const { return !trashed && (state == TicketState::solved || state == TicketState::closed); }
  /// Not solved, closed or in the trash.
  bool is_open() const { return !trashed && !is_resolved(); }

  /// Makes this the row of a ticket of `all` as it stands, without messages.
  void read(const Record& ticket, const State& all);
  /// Takes in the next message of the conversation, withdrawn or not. `deciders` are those of the ticket; null before that has come.
  void take_in(const Record& message, Deciders* deciders);
  /// Takes in that a rule raised the priority, unless somebody set it since or took that back.
  void take_in_escalation(const Record& escalation);
  /// To be called after the last message.
  void settle();

 private:
  void reopen(const Record& message, Deciders& deciders);
};

}  // namespace counterbell::desk
