// What needs somebody now, in the order in which to see to it.

#include <algorithm>

#include "desk/bits.h"
#include "desk/impl.h"

namespace counterbell::desk {
namespace {

/// Sorts tickets into a workday, each into one list.
class Sorter {
 public:
  Sorter(const Id& me, std::int64_t now_ms, std::size_t tickets) : me_(me), now_ms_(now_ms) {
    is_placed_.resize(tickets);
  }

  bool is_mine(const TicketRow& ticket) const { return ticket.assignee && ticket.assignee == me_; }
  bool is_mine_or_free(const TicketRow& ticket) const { return !ticket.assignee || is_mine(ticket); }
  /// Its assignee put it aside, or whoever of us looks.
  bool is_snoozed(const TicketRow& ticket) const { return ticket.snoozed_until > now_ms_ && is_mine_or_free(ticket); }
  bool is_placed(const TicketRow& ticket) const { return is_placed_[ticket.place]; }
  void place(const TicketRow& ticket, std::vector<const TicketRow*>& list) {
    if (is_placed(ticket)) return;
    is_placed_.set(ticket.place);
    list.push_back(&ticket);
  }

 private:
  Id me_;
  std::int64_t now_ms_;
  Bits is_placed_;
};

}  // namespace

Workday Desk::workday(const IsRead& is_read) const {
  Workday day;
  const std::int64_t now = impl_->now_ms();
  impl_->reckon();
  const bool has_rules = impl_->watch.regime() != nullptr;
  Sorter sorter(impl_->me, now, impl_->tickets.rows().size());
  const auto changes_at = [&](std::int64_t at_ms) {
    day.holds_until = std::min(at_ms, day.holds_until.value_or(at_ms));
  };
  for (const Record* call : calls()) {
    if (const TicketRow* row = ticket(call->reference(Field::escalation_ticket))) sorter.place(*row, day.told);
  }
  impl_->watch.visit_due([&](const TicketRow& row, const Deadline& deadline) {
    const std::int64_t at_ms = deadline.at * 1000;
    const bool is_over = at_ms <= now;
    const bool is_soon = at_ms - due_soon_ms <= now;
    if (!is_over) changes_at(is_soon ? at_ms : at_ms - due_soon_ms);
    if (!is_soon) return false;
    if (sorter.is_snoozed(row)) return true;
    if (is_over) {
      sorter.place(row, day.overdue);
    } else if (sorter.is_mine_or_free(row)) {
      sorter.place(row, day.due_next);
    }
    return true;
  });
  for (const TicketRow* row : list({})) {
    const bool is_read_here = row->heard_at == 0 || !is_read || is_read(*row);
    const bool can_wait_too_long = !has_rules && row->waiting_since != 0;
    const std::int64_t too_long_from = row->waiting_since + waiting_limit_ms;
    if (row->snoozed_until > now) changes_at(row->snoozed_until);
    if (can_wait_too_long && too_long_from > now) changes_at(too_long_from);
    if (sorter.is_snoozed(*row)) {
      sorter.place(*row, day.snoozed);
    } else if (sorter.is_mine(*row) && !is_read_here) {
      sorter.place(*row, day.unread);
    } else if (can_wait_too_long && too_long_from <= now) {
      sorter.place(*row, day.waiting_too_long);
    } else if (sorter.is_mine_or_free(*row) && row->record->integer(Field::ticket_due) != 0) {
      sorter.place(*row, day.promised);
    } else if (!row->assignee) {
      sorter.place(*row, day.unassigned);
    } else if (sorter.is_mine(*row)) {
      sorter.place(*row, day.mine);
    }
  }
  std::ranges::stable_sort(day.waiting_too_long, {}, &TicketRow::waiting_since);
  std::ranges::stable_sort(day.snoozed, {}, &TicketRow::snoozed_until);
  std::ranges::stable_sort(day.promised, {},
                           [](const TicketRow* row) { return row->record->integer(Field::ticket_due); });
  return day;
}

}  // namespace counterbell::desk
