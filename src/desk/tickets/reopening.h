// Who had seen what when a ticket was put to rest.
//
// Whoever solves, closes, pauses or trashes a ticket decides on what they have seen of it. A customer's message that they had not seen,
// because it was written at another station or afterwards, leaves the ticket open, so that no merge makes a concern vanish. That follows
// from the changes alone: every station works it out alike, and nothing is written for it.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "desk/tickets/ticket_row.h"
#include "replica/replica.h"

namespace counterbell::desk {

/// Whether nobody works on a ticket in this state: it waits for somebody else, or is done.
bool is_at_rest(TicketState state);

/// What those knew who gave a ticket its present state, and who put it into the trash. The replica and the record must outlive it.
class Deciders {
 public:
  Deciders(const Replica& replica, const Record& ticket) : replica_(replica), ticket_(ticket) {}

  /// Whether whoever wrote the present value of `field` (the ticket's state, or its trash) had seen a message when deciding on it.
  bool had_seen(Field field, const Record& message);

 private:
  const Replica& replica_;
  const Record& ticket_;
  std::optional<Dot> state_;  // By which change it was decided.
  std::optional<Dot> trash_;
};

/// A time when a ticket was put to rest, and was or stayed open all the same.
struct Reopening {
  Field field;            ///< The ticket's state, or its trash.
  Stamp decided;          ///< When it was put to rest,
  Dot by;                 ///< by the decision of which change,
  Id staff;               ///< and by whom.
  const Record* message;  ///< The customer's first message that had not been seen then.

  /// From when on it was open.
  Stamp at() const { return std::max(decided, message->created()); }
};

/// All of them: of its state in the order in which it was given, then the trash that it is in now. `messages` are the ticket's, in the
/// order of its conversation.
std::vector<Reopening> reopenings(const Replica& replica, const Record& ticket,
                                  std::span<const Record* const> messages);

}  // namespace counterbell::desk
