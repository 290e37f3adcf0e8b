#include "desk/service/service.h"

#include <algorithm>
#include <utility>

#include "desk/staff/staff.h"
#include "desk/tickets/ticket_index.h"

namespace counterbell::desk {
namespace {

std::chrono::sys_seconds whole_seconds(Time time) { return std::chrono::floor<std::chrono::seconds>(time); }

}  // namespace

Service::Service(Workplace& workplace, const Staff& staff, TicketIndex& tickets)
    : workplace_(workplace),
      staff_(staff),
      tickets_(tickets),
      watch_(workplace.replica(), tickets, workplace.preparing()) {}

void Service::use_zones(const sla::ZoneRules& zones, std::string own_zone) {
  zones_ = &zones;
  own_zone_ = std::move(own_zone);
  watch_.use(&zones);
  workplace_.note_change();
}

Result<void> Service::publish(const sla::Rules& rules) {
  if (Result<void> may = staff_.check_may_manage(); !may) return may;
  if (!zones_) return fail(ErrorKind::invalid, "This device knows no time zones.");
  if (Result<void> sound = check(rules, *zones_); !sound) return sound;
  workplace_.commit(to_operations(rules, [this] { return workplace_.replica().new_id(); }));
  return {};
}

void Service::work_out_due() const { watch_.work_out(); }

std::size_t Service::prepare_some(std::size_t budget) {
  const bool was_behind = watch_.is_behind();
  budget = watch_.recompute_some(budget);
  if (was_behind && !watch_.is_behind()) workplace_.note_change();
  return budget;
}

/// A ticket's targets depend on its history, on what is kept for it (its conversation, its escalations), on its
/// customer and on the rules.
void Service::follow(const Change& change) {
  const auto touch = [&](const Id& ticket) {
    if (const TicketRow* row = tickets_.find(ticket)) watch_.touched(*row);
  };
  bool has_rules = false;
  for (const Operation& one : change.operations) {
    const std::optional<Field> owner = spec(one.record).owner;
    if (one.record == RecordType::ticket) {
      touch(one.id);
    } else if (owner && spec(*owner).target == RecordType::ticket) {
      touch(workplace_.state().find(one.record, one.id)->reference(*owner));
    } else if (one.record == RecordType::customer) {
      if (!std::ranges::contains(one.writes, Field::customer_group, &Write::field)) continue;
      for (const TicketRow* row : tickets_.of_customer(one.id)) watch_.touched(*row);
    } else if (one.record == RecordType::rules || one.record == RecordType::policy) {
      has_rules = true;
    }
  }
  for (const TicketRow* row : tickets_.reconsidered()) watch_.touched(*row);
  if (has_rules) watch_.rules_changed();
}

bool Service::is_open_now() const {
  const std::chrono::sys_seconds now = whole_seconds(workplace_.now());
  return !watch_.regime() || watch_.next_open(now) == now;
}

std::optional<Time> Service::next_open(Time from) const { return watch_.next_open(whole_seconds(from)); }

sla::Verdict Service::verdict(const TicketRow& ticket) const {
  return watch_.judge(ticket, whole_seconds(workplace_.now()));
}

std::vector<sla::Stretch> Service::why_due(const TicketRow& ticket, sla::Metric metric) const {
  return watch_.explain(ticket, whole_seconds(workplace_.now()), metric);
}

}  // namespace counterbell::desk
