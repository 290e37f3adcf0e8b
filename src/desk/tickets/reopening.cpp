#include "desk/tickets/reopening.h"

#include <algorithm>

namespace counterbell::desk {
namespace {

Dot decider_of(const Replica& replica, const Record& ticket, Field field) {
  const bool is_known = !ticket.is_written_by_undo(field) || !replica.has_all_lines();
  return is_known ? ticket.writer(field) : replica.deciders(ticket, field).back();
}

/// The writes to a field that are still known, each by whoever decided on its value.
std::vector<Record::Written> decisions(const Replica& replica, const Record& ticket, Field field) {
  std::vector<Record::Written> decisions = ticket.past(field);
  if (!replica.has_all_lines() || std::ranges::none_of(decisions, &Record::Written::is_undo)) return decisions;
  const std::vector<Dot> deciders = replica.deciders(ticket, field);
  const std::size_t both = std::min(decisions.size(), deciders.size());
  for (std::size_t i = 1; i <= both; ++i) decisions[decisions.size() - i].by = deciders[deciders.size() - i];
  return decisions;
}

bool puts_to_rest(Field field, const Value& value) {
  return field == Field::ticket_state ? is_at_rest(parse_state(as_text(value))) : as_bool(value);
}

/// The customer's first message that `decision` had not seen, of those that are older than the next one.
const Record* first_unseen(const Replica& replica, const Dot& decision, std::span<const Record* const> messages,
                           const Record::Written* next) {
  for (const Record* message : messages) {
    if (next && message->created() >= next->stamp) continue;
    if (is_from_customer(*message) && !replica.had_seen(decision, message->creator())) return message;
  }
  return nullptr;
}

}  // namespace

bool is_at_rest(TicketState state) {
  switch (state) {
    case TicketState::pending:
    case TicketState::on_hold:
    case TicketState::solved:
    case TicketState::closed:
      return true;
    case TicketState::fresh:
    case TicketState::open:
    case TicketState::other:
      break;
  }
  return false;
}

bool Deciders::had_seen(Field field, const Record& message) {
  std::optional<Dot>& decider = field == Field::ticket_state ? state_ : trash_;
  if (!decider) decider = decider_of(replica_, ticket_, field);
  return replica_.had_seen(*decider, message.creator());
}

std::vector<Reopening> reopenings(const Replica& replica, const Record& ticket,
                                  std::span<const Record* const> messages) {
  std::vector<Reopening> found;
  for (const Field field : {Field::ticket_state, Field::ticket_trashed}) {
    const std::vector<Record::Written> all = decisions(replica, ticket, field);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Record::Written& one = all[i];
      if (!puts_to_rest(field, one.value)) continue;
      const Record* message = first_unseen(replica, one.by, messages, i + 1 < all.size() ? &all[i + 1] : nullptr);
      if (message) found.push_back({field, one.stamp, one.by, one.staff, message});
    }
  }
  return found;
}

}  // namespace counterbell::desk
