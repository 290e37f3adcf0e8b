#include "desk/today/today.h"

#include <algorithm>
#include <functional>

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

/// The earliest first; those with the same time stay as they were.
void sort_by(std::vector<const TicketRow*>& rows, const std::function<Time(const TicketRow&)>& time) {
  std::ranges::stable_sort(rows, {}, [&](const TicketRow* row) { return time(*row); });
}

}  // namespace

Time Today::handed_at(const TicketRow& ticket) const {
  if (!ticket.assignee || ticket.assignee != workplace_.me()) return {};
  const std::vector<Record::Written> given = ticket.record->past(Field::ticket_assignee);
  if (given.empty() || !given.back().staff || given.back().staff == workplace_.me()) return {};
  return given.back().stamp.time();
}

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
  for (const TicketRow* row : tickets_.list({})) {
    const Time handed = !is_read || sorter.is_snoozed(*row) ? Time{} : handed_at(*row);
    if (handed != Time{} && !is_read(*row, handed)) sorter.place(*row, day.handed);
  }
  sort_by(day.handed, [this](const TicketRow& row) { return handed_at(row); });
  std::ranges::reverse(day.handed);
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
    const bool is_read_here = row->heard_at == Time{} || !is_read || is_read(*row, row->heard_at);
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
  sort_by(day.overdue, [&](const TicketRow& row) { return sorter.is_mine(row) ? Time{} : Time::max(); });
  sort_by(day.waiting_too_long, [](const TicketRow& row) { return row.waiting_since; });
  sort_by(day.snoozed, [](const TicketRow& row) { return row.snoozed_until; });
  sort_by(day.promised, [](const TicketRow& row) { return row.record->time(Field::ticket_due); });
  return day;
}

}  // namespace counterbell::desk
