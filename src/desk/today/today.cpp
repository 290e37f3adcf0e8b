#include "desk/today/today.h"

#include <algorithm>

#include "desk/base/bits.h"
#include "desk/service/escalations.h"
#include "desk/service/service.h"
#include "desk/tickets/ticket_index.h"
#include "desk/tickets/tickets.h"

namespace counterbell::desk {
namespace {

/// Sorts tickets into a workday, each into one list.
class Sorter {
 public:
  Sorter(const Id& me, Time now, std::size_t tickets) : me_(me), now_(now) { is_placed_.resize(tickets); }

  bool is_mine(const TicketRow& ticket) const { return ticket.assignee && ticket.assignee == me_; }
  bool is_mine_or_free(const TicketRow& ticket) const { return !ticket.assignee || is_mine(ticket); }
  /// Its assignee put it aside, or whoever of us looks.
  bool is_snoozed(const TicketRow& ticket) const { return ticket.snoozed_until > now_ && is_mine_or_free(ticket); }
  bool is_placed(const TicketRow& ticket) const { return is_placed_[ticket.place]; }
  void place(const TicketRow& ticket, std::vector<const TicketRow*>& list) {
    if (is_placed(ticket)) return;
    is_placed_.set(ticket.place);
    list.push_back(&ticket);
  }

 private:
  Id me_;
  Time now_;
  Bits is_placed_;
};

}  // namespace

Workday Today::workday(const IsRead& is_read) const {
  Workday day;
  const Time now = workplace_.now();
  service_.work_out_due();
  const bool has_rules = service_.rules() != nullptr;
  Sorter sorter(workplace_.me(), now, index_.rows().size());
  const auto changes_at = [&](Time at) { day.holds_until = std::min(at, day.holds_until.value_or(at)); };
  for (const Record* alert : escalations_.alerts()) {
    if (const TicketRow* row = index_.find(alert->reference(Field::escalation_ticket))) sorter.place(*row, day.told);
  }
  service_.watch().visit_due([&](const TicketRow& row, const Deadline& deadline) {
    const Time at = deadline.at;
    const bool is_over = at <= now;
    const bool is_soon = at - due_soon <= now;
    if (!is_over) changes_at(is_soon ? at : at - due_soon);
    if (!is_soon) return false;
    if (sorter.is_snoozed(row)) return true;
    if (is_over) {
      sorter.place(row, day.overdue);
    } else if (sorter.is_mine_or_free(row)) {
      sorter.place(row, day.due_next);
    }
    return true;
  });
  for (const TicketRow* row : tickets_.list({})) {
    const bool is_read_here = row->heard_at == Time{} || !is_read || is_read(*row);
    const bool can_wait_too_long = !has_rules && row->waiting_since != Time{};
    const Time too_long_from = row->waiting_since + waiting_limit;
    if (row->snoozed_until > now) changes_at(row->snoozed_until);
    if (can_wait_too_long && too_long_from > now) changes_at(too_long_from);
    if (sorter.is_snoozed(*row)) {
      sorter.place(*row, day.snoozed);
    } else if (sorter.is_mine(*row) && !is_read_here) {
      sorter.place(*row, day.unread);
    } else if (can_wait_too_long && too_long_from <= now) {
      sorter.place(*row, day.waiting_too_long);
    } else if (sorter.is_mine_or_free(*row) && row->record->time(Field::ticket_due) != Time{}) {
      sorter.place(*row, day.promised);
    } else if (!row->assignee) {
      sorter.place(*row, day.unassigned);
    } else if (sorter.is_mine(*row)) {
      sorter.place(*row, day.mine);
    }
  }
  std::ranges::stable_sort(day.waiting_too_long, {}, &TicketRow::waiting_since);
  std::ranges::stable_sort(day.snoozed, {}, &TicketRow::snoozed_until);
  std::ranges::stable_sort(day.promised, {}, [](const TicketRow* row) { return row->record->time(Field::ticket_due); });
  return day;
}

}  // namespace counterbell::desk
