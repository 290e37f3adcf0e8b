// What policies do by themselves when promises run out, and who is on duty to be told.

#include <algorithm>
#include <array>
#include <chrono>

#include "desk/impl.h"

namespace counterbell::desk {
namespace {

constexpr std::int64_t second_ms = 1000;
/// So many tickets at once: the rest follows with the next frames.
constexpr std::size_t tickets_at_once = 8;

constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};

bool has_role(const Record& person, std::string_view role) { return person.text(Field::staff_role) == role; }

Priority next_higher(Priority priority) {
  switch (priority) {
    case Priority::low:
      return Priority::normal;
    case Priority::normal:
      return Priority::high;
    case Priority::high:
    case Priority::urgent:
      return Priority::urgent;
    case Priority::other:
      break;
  }
  return Priority::other;
}

}  // namespace

std::string_view weekday_name(std::size_t day) { return weekday_names[day]; }

bool Desk::is_on_duty(const Record& person, std::int64_t at_ms) const {
  const std::vector<std::string> days = person.elements(Field::staff_duty_days);
  const sla::Regime* regime = service_rules();
  if (days.empty() || !regime) return true;
  const sla::Seconds at = at_ms / second_ms;
  const sla::Seconds local = at + impl_->zones->offset(regime->rules.calendar.zone, at);
  const std::chrono::sys_days date(std::chrono::floor<std::chrono::days>(std::chrono::seconds(local)));
  return std::ranges::contains(days, weekday_names[std::chrono::weekday(date).iso_encoding() - 1]);
}

Result<void> Desk::set_duty(const Id& staff, std::size_t weekday, bool on) {
  const Record* record = impl_->staff_member(staff);
  if (!record)
    return fail(ErrorKind::not_found, "That person is not known here. A newer file from a colleague may bring them.");
  if (Result<void> may = impl_->check_may_manage(); !may) return may;
  const std::string day(weekday_names.at(weekday));
  if (record->has_element(Field::staff_duty_days, day) == on) return {};
  SetEdit edit{Field::staff_duty_days, day, on, {}};
  if (!on) edit.seen = state().additions(RecordType::staff, staff, Field::staff_duty_days, day);
  impl_->commit({RecordType::staff, staff, {}, {std::move(edit)}});
  return {};
}

/// Whom a step tells about a ticket. Somebody it is always: a shop has an owner.
std::vector<Id> Desk::Impl::told_by(const sla::Step& step, const TicketRow& ticket, const Desk& desk) const {
  const std::vector<const Record*> everybody = desk.staff();
  const auto all = [&](auto is_meant) {
    std::vector<Id> ids;
    for (const Record* person : everybody) {
      if (is_meant(*person)) ids.push_back(person->id());
    }
    return ids;
  };
  if (step.tells == sla::Whom::assignee) {
    std::vector<Id> assignee = all([&](const Record& person) { return person.id() == ticket.assignee; });
    if (!assignee.empty()) return assignee;
  }
  if (step.tells != sla::Whom::owner) {
    const std::int64_t now = now_ms();
    std::vector<Id> supervisors =
        all([&](const Record& person) { return has_role(person, "supervisor") && desk.is_on_duty(person, now); });
    if (!supervisors.empty()) return supervisors;
  }
  return all([](const Record& person) { return has_role(person, "owner"); });
}

void Desk::Impl::make_step(const sla::DueStep& due, const TicketRow& ticket, const Id& policy, const Desk& desk) {
  Operation operation{RecordType::escalation,
                      due.id,
                      {{Field::escalation_ticket, ticket.id()},
                       {Field::escalation_policy, policy},
                       {Field::escalation_step, sla::step_text(due.step)},
                       {Field::escalation_due, due.at * second_ms}},
                      {}};
  const Priority raised = next_higher(ticket.priority);
  if (due.step.raises && raised > ticket.priority) {
    operation.writes.push_back({Field::escalation_raises, std::string(name(raised))});
  }
  for (const Id& person : told_by(due.step, ticket, desk)) {
    operation.edits.push_back({Field::escalation_tells, person.text(), true, {}});
  }
  std::vector<Operation> operations;
  operations.push_back(std::move(operation));
  replica.commit(std::move(operations), policy);
}

std::optional<std::int64_t> Desk::next_escalation_ms() const {
  if (impl_->preparing == Preparing::when_asked) impl_->reckon();
  const std::optional<sla::Seconds> at = impl_->watch.next_step();
  return at ? std::optional((*at + 1) * second_ms) : std::nullopt;
}

std::size_t Desk::escalate() {
  impl_->reckon();
  const sla::Seconds now = impl_->now_ms() / second_ms;
  std::size_t made = 0;
  for (const TicketRow* ticket : impl_->watch.tickets_with_step_before(now, tickets_at_once)) {
    for (const sla::DueStep& due : impl_->watch.steps(*ticket)) {
      if (due.at >= now) break;
      impl_->make_step(due, *ticket, impl_->watch.policy_record(*ticket), *this);
      ++made;
    }
  }
  return made;
}

std::vector<const Record*> Desk::calls() const {
  std::vector<const Record*> mine;
  if (!impl_->me) return mine;
  const std::string me = impl_->me.text();
  for (const Record* one : impl_->tickets.escalations().unseen()) {
    const bool is_for_me = one->has_element(Field::escalation_tells, me);
    if (is_for_me && !one->has_element(Field::escalation_seen_by, me)) mine.push_back(one);
  }
  std::ranges::sort(mine, [](const Record* a, const Record* b) { return said_before(b, a); });
  return mine;
}

std::span<const Record* const> Desk::escalations(const Id& ticket) const {
  return impl_->tickets.escalations().of(ticket);
}

Result<void> Desk::note_seen(const Id& ticket) {
  std::vector<Operation> operations;
  const std::string me = impl_->me.text();
  for (const Record* one : calls()) {
    if (one->reference(Field::escalation_ticket) != ticket) continue;
    operations.push_back({RecordType::escalation, one->id(), {}, {{Field::escalation_seen_by, me, true, {}}}});
  }
  if (!operations.empty()) impl_->commit(std::move(operations));
  return {};
}

Result<void> Desk::undo_escalation(const Id& escalation) {
  const Record* record = state().find(RecordType::escalation, escalation);
  if (!record) return fail(ErrorKind::not_found, "That is not known here. A newer file from a colleague may bring it.");
  if (record->flag(Field::escalation_trashed)) return {};
  impl_->commit({RecordType::escalation, escalation, {{Field::escalation_trashed, true}}, {}});
  return {};
}

}  // namespace counterbell::desk
