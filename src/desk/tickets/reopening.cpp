#include "desk/tickets/reopening.h"

#include <algorithm>

namespace counterbell::desk {
namespace {

Dot decider_of(const Replica& replica, const Record& ticket, Field field) {
  const bool is_known = !ticket.is_written_by_undo(field) || !replica.has_all_lines();
  return is_known ? ticket.writer(field) : replica.deciders(ticket, field).back();
}

/// The writes to a field that keeps its past, each by whoever decided on its value.
std::vector<Record::Written> decisions(const Replica& replica, const Record& ticket, Field field) {
  std::vector<Record::Written> decisions = ticket.past(field);
  if (!replica.has_all_lines() || std::ranges::none_of(decisions, &Record::Written::is_undo)) return decisions;
  const std::vector<Dot> deciders = replica.deciders(ticket, field);
  for (std::size_t i = 0; i < decisions.size() && i < deciders.size(); ++i) decisions[i].by = deciders[i];
  return decisions;
}

/// The customer's first message that `decision` had not seen, of those that are older than the next decision.
const Record* first_unseen(const Replica& replica, const Dot& decision, std::span<const Record* const> messages,
                           std::optional<Stamp> next) {
  const auto is_unseen = [&](const Record* message) {
    return is_from_customer(*message) && (!next || message->created() < *next) &&
           !replica.had_seen(decision, message->creator());
  };
  const auto found = std::ranges::find_if(messages, is_unseen);
  return found == messages.end() ? nullptr : *found;
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
  const std::vector<Record::Written> states = decisions(replica, ticket, Field::ticket_state);
  for (auto state = states.begin(); state != states.end(); ++state) {
    if (!is_at_rest(parse_state(as_text(state->value)))) continue;
    const auto next = std::next(state);
    const std::optional<Stamp> until = next == states.end() ? std::nullopt : std::optional(next->stamp);
    if (const Record* message = first_unseen(replica, state->by, messages, until))
      found.push_back({Field::ticket_state, *state, message});
  }
  if (!ticket.flag(Field::ticket_trashed)) return found;
  Record::Written trash = ticket.past(Field::ticket_trashed).back();
  trash.by = decider_of(replica, ticket, Field::ticket_trashed);
  if (const Record* message = first_unseen(replica, trash.by, messages, std::nullopt))
    found.push_back({Field::ticket_trashed, trash, message});
  return found;
}

}  // namespace counterbell::desk
