#include "desk/service/escalations.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "desk/base/made_before.h"
#include "desk/service/service.h"
#include "desk/staff/staff.h"
#include "desk/tickets/ticket_index.h"
#include "model/sort_few.h"

namespace counterbell::desk {

using namespace std::chrono_literals;

namespace {

/// So many tickets at once: the rest follows with the next frames.
constexpr std::size_t tickets_at_once = 8;

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

bool Escalations::is_on_duty(const Record& person, Time at) const {
  const std::vector<std::string> days = person.elements(Field::staff_duty_days);
  const sla::Regime* regime = service_.rules();
  if (days.empty() || !regime) return true;
  const sla::Date date = std::chrono::floor<std::chrono::days>(
      sla::to_local(*service_.zones(), regime->rules.calendar.zone, std::chrono::floor<std::chrono::seconds>(at)));
  return std::ranges::contains(days, weekday_name(std::chrono::weekday(date).iso_encoding() - 1));
}

std::vector<Id> Escalations::told_by(const sla::Step& step, const TicketRow& ticket) const {
  const std::vector<const Record*> everybody = staff_.list();
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
    const Time now = workplace_.now();
    std::vector<Id> supervisors =
        all([&](const Record& person) { return role_of(person) == Role::supervisor && is_on_duty(person, now); });
    if (!supervisors.empty()) return supervisors;
  }
  return all([](const Record& person) { return role_of(person) == Role::owner; });
}

void Escalations::make_step(const sla::DueStep& due, const TicketRow& ticket, const Id& policy) {
  Operation operation{RecordType::escalation,
                      due.id,
                      {{Field::escalation_ticket, ticket.id()},
                       {Field::escalation_policy, policy},
                       {Field::escalation_step, sla::step_text(due.step)},
                       {Field::escalation_due, time_value(due.at)}},
                      {}};
  const Priority raised = next_higher(ticket.priority);
  if (due.step.raises && raised > ticket.priority) {
    operation.writes.push_back({Field::escalation_raises, std::string(name(raised))});
  }
  for (const Id& person : told_by(due.step, ticket)) {
    operation.edits.push_back({Field::escalation_tells, person.text(), true, {}});
  }
  std::vector<Operation> operations;
  operations.push_back(std::move(operation));
  workplace_.replica().commit(std::move(operations), policy);
}

std::optional<Time> Escalations::next() const {
  if (workplace_.preparing() == Preparing::when_asked) service_.work_out_due();
  const std::optional<std::chrono::sys_seconds> at = service_.watch().next_step();
  return at ? std::optional<Time>(*at + 1s) : std::nullopt;
}

std::size_t Escalations::escalate() {
  service_.work_out_due();
  const auto now = std::chrono::floor<std::chrono::seconds>(workplace_.now());
  std::size_t made = 0;
  for (const TicketRow* ticket : service_.watch().tickets_with_step_before(now, tickets_at_once)) {
    for (const sla::DueStep& due : service_.watch().steps(*ticket)) {
      if (due.at >= now) break;
      make_step(due, *ticket, service_.watch().policy_record(*ticket));
      ++made;
    }
  }
  return made;
}

std::vector<const Record*> Escalations::alerts() const {
  std::vector<const Record*> mine;
  if (!workplace_.me()) return mine;
  const std::string me = workplace_.me().text();
  for (const Record* one : tickets_.escalations().unseen()) {
    const bool is_for_me = one->has_element(Field::escalation_tells, me);
    if (is_for_me && !one->has_element(Field::escalation_seen_by, me)) mine.push_back(one);
  }
  sort_few(mine, [](const Record* a, const Record* b) { return made_before(b, a); });
  return mine;
}

std::span<const Record* const> Escalations::of(const Id& ticket) const { return tickets_.escalations().of(ticket); }

Result<void> Escalations::note_seen(const Id& ticket) {
  std::vector<Operation> operations;
  const std::string me = workplace_.me().text();
  for (const Record* one : alerts()) {
    if (one->reference(Field::escalation_ticket) != ticket) continue;
    operations.push_back({RecordType::escalation, one->id(), {}, {{Field::escalation_seen_by, me, true, {}}}});
  }
  if (!operations.empty()) workplace_.commit(std::move(operations));
  return {};
}

Result<void> Escalations::undo(const Id& escalation) {
  const Record* record = workplace_.state().find(RecordType::escalation, escalation);
  if (!record) return fail(ErrorKind::not_found, "That is not known here. A newer file from a colleague may bring it.");
  if (record->flag(Field::escalation_trashed)) return {};
  workplace_.commit({RecordType::escalation, escalation, {{Field::escalation_trashed, true}}, {}});
  return {};
}

}  // namespace counterbell::desk
