// Erasing personal data: because a customer asks to be forgotten, or because it has been kept for long enough.

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "desk/impl.h"

namespace counterbell::desk {
namespace {

constexpr std::int64_t most_months = 1200;

/// A change stays far below the longest line, and quick to read wherever a record's history is.
constexpr std::size_t records_per_change = 2'000;

/// The moment `months` calendar months before `now_ms`; from the 31st to the last day of a shorter month (UTC).
std::int64_t months_before(std::int64_t now_ms, std::int64_t months) {
  using namespace std::chrono;
  const sys_time<milliseconds> now{milliseconds{now_ms}};
  const auto today = floor<days>(now);
  year_month_day then = year_month_day{today} - std::chrono::months{static_cast<int>(months)};
  if (!then.ok()) then = then.year() / then.month() / last;
  return duration_cast<milliseconds>(sys_days{then}.time_since_epoch() + (now - today)).count();
}

bool is_months(std::int64_t months) { return months >= 1 && months <= most_months; }

std::size_t filled_fields(const Record& record) {
  return static_cast<std::size_t>(std::ranges::count_if(spec(record.type()).fields, [&](const FieldSpec& field) {
    return field.privacy == Privacy::personal && !record.text(field.field).empty();
  }));
}

}  // namespace

ErasePreview Desk::Impl::preview(std::span<const Record* const> records) const {
  ErasePreview preview;
  for (const Record* record : records) {
    ++preview.records[static_cast<std::size_t>(record->type())];
    if (!spec(record->type()).is_part) preview.fields += filled_fields(*record);
  }
  return preview;
}

/// Visits the records whose `by` names `owner`: of tickets and messages by their index, of rarer ones by looking through all.
void Desk::Impl::visit_owned(const Record& owner, Field by, const std::function<void(const Record&)>& visit) const {
  if (by == Field::ticket_customer) {
    for (const TicketRow* ticket : tickets.of_customer(owner.id())) visit(*ticket->record);
  } else if (by == Field::message_ticket) {
    for (const Record* message : tickets.messages(owner.id())) visit(*message);
  } else if (by == Field::escalation_ticket) {
    for (const Record* escalation : tickets.escalations().of(owner.id())) visit(*escalation);
  } else {
    state().for_each(spec(by).record, [&](const Record& record) {
      if (record.reference(by) == owner.id()) visit(record);
    });
  }
}

/// Adds the personal records that `owner` owns, and those that they own.
void Desk::Impl::add_owned_by(const Record& owner, std::vector<const Record*>& records) const {
  for (const RecordSpec& type : all_records()) {
    if (!type.is_personal || !type.owner || spec(*type.owner).target != owner.type()) continue;
    visit_owned(owner, *type.owner, [&](const Record& record) {
      if (!record.is_erased()) records.push_back(&record);
      add_owned_by(record, records);
    });
  }
}

/// A customer and all that is theirs, as far as it is not erased.
std::vector<const Record*> Desk::Impl::personal_records(const Id& customer) const {
  std::vector<const Record*> records;
  const Record* record = state().find(RecordType::customer, customer);
  if (!record) return records;
  if (!record->is_erased()) records.push_back(record);
  add_owned_by(*record, records);
  return records;
}

/// Tickets closed before a moment with all that is theirs, and customers all of whose tickets are among those or erased.
std::vector<const Record*> Desk::Impl::records_closed_before(std::int64_t time_ms) const {
  std::vector<const Record*> records;
  std::unordered_map<Id, bool, IdHash> has_others;  // By customer of a ticket that goes: whether one stays.
  const auto goes = [&](const TicketRow& row) {
    return !row.record->is_erased() && row.state == TicketState::closed && row.state_since <= time_ms;
  };
  for (const TicketRow* row : tickets.rows()) {
    if (!goes(*row)) continue;
    records.push_back(row->record);
    add_owned_by(*row->record, records);
    if (row->customer) has_others.try_emplace(row->customer, false);
  }
  for (auto& [customer, has_other] : has_others) {
    const auto stays = [&](const TicketRow* row) { return !row->record->is_erased() && !goes(*row); };
    has_other = std::ranges::any_of(tickets.of_customer(customer), stays);
    const Record* record = state().find(RecordType::customer, customer);
    if (!has_other && record && !record->is_erased()) records.push_back(record);
  }
  return records;
}

Result<ErasePreview> Desk::Impl::erase(std::span<const Record* const> records, Journal::Done saved) {
  const ErasePreview erased = preview(records);
  while (!records.empty()) {
    const auto now = records.first(std::min(records.size(), records_per_change));
    records = records.subspan(now.size());
    std::vector<Operation> operations;
    for (const Record* record : now) {
      operations.push_back({.record = record->type(), .id = record->id(), .writes = {}, .edits = {}, .erases = true});
    }
    commit(std::move(operations), records.empty() ? std::move(saved) : Journal::Done());
  }
  return erased;
}

ErasePreview Desk::erase_preview(const Id& customer) const { return impl_->preview(impl_->personal_records(customer)); }

std::vector<const Record*> Desk::kept_for(const Record& owner) const {
  std::vector<const Record*> records;
  for (const RecordSpec& type : all_records()) {
    if (!type.owner || spec(*type.owner).target != owner.type()) continue;
    impl_->visit_owned(owner, *type.owner, [&](const Record& record) { records.push_back(&record); });
  }
  return records;
}

bool Desk::has_personal_data(const Id& customer) const {
  const Record* record = state().find(RecordType::customer, customer);
  return record && (!record->is_erased() || !impl_->personal_records(customer).empty());
}

Result<ErasePreview> Desk::erase_customer(const Id& customer, Journal::Done saved) {
  if (Result<void> may = impl_->check_may_manage(); !may) return std::unexpected(may.error());
  if (!replica_->has_all_lines()) return fail(ErrorKind::storage, std::string(still_reading));
  if (!state().find(RecordType::customer, customer)) {
    return fail(ErrorKind::not_found, "That customer is not known here.");
  }
  const std::vector<const Record*> records = impl_->personal_records(customer);
  if (records.empty()) {
    return fail(ErrorKind::invalid, "There is nothing left to erase: this customer's personal data is gone already.");
  }
  return impl_->erase(records, std::move(saved));
}

ErasePreview Desk::retention_preview(std::int64_t months) const {
  if (!is_months(months)) return {};
  return impl_->preview(impl_->records_closed_before(months_before(impl_->now_ms(), months)));
}

Result<ErasePreview> Desk::erase_old(std::int64_t months, Journal::Done saved) {
  if (Result<void> may = impl_->check_may_manage(); !may) return std::unexpected(may.error());
  if (!replica_->has_all_lines()) return fail(ErrorKind::storage, std::string(still_reading));
  if (!is_months(months)) return fail(ErrorKind::invalid, "Please give a number of months from 1 to 1200.");
  const std::vector<const Record*> records = impl_->records_closed_before(months_before(impl_->now_ms(), months));
  if (records.empty()) {
    return fail(ErrorKind::invalid, "There is nothing to erase: no ticket has been closed for that long.");
  }
  return impl_->erase(records, std::move(saved));
}

}  // namespace counterbell::desk
