#include "desk/erasure/erasure.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <unordered_map>
#include <utility>

#include "desk/staff/staff.h"
#include "desk/tickets/owned_records.h"
#include "desk/tickets/ticket_index.h"

namespace counterbell::desk {
namespace {

constexpr std::chrono::months most_months{1200};

/// A change stays far below the longest line, and quick to read wherever a record's history is.
constexpr std::size_t records_per_change = 2'000;

/// The moment `months` calendar months before `now`; from the 31st to the last day of a shorter month (UTC).
Time months_before(Time now, std::chrono::months months) {
  using namespace std::chrono;
  const sys_days today = floor<days>(now);
  year_month_day then = year_month_day{today} - months;
  if (!then.ok()) then = then.year() / then.month() / last;
  return sys_days{then} + (now - today);
}

bool is_months(std::chrono::months months) { return months >= std::chrono::months{1} && months <= most_months; }

std::size_t filled_fields(const Record& record) {
  return static_cast<std::size_t>(std::ranges::count_if(spec(record.type()).fields, [&](const FieldSpec& field) {
    return field.privacy == Privacy::personal && !record.text(field.field).empty();
  }));
}

ErasePreview preview_of(std::span<const Record* const> records) {
  ErasePreview preview;
  for (const Record* record : records) {
    ++preview.records[static_cast<std::size_t>(record->type())];
    if (!spec(record->type()).is_part) preview.fields += filled_fields(*record);
  }
  return preview;
}

}  // namespace

/// Adds the personal records that `owner` owns, and those that they own.
void Erasure::add_owned_by(const Record& owner, Records& records) const {
  for (const RecordSpec& type : all_records()) {
    if (!type.is_personal || !type.owner || spec(*type.owner).target != owner.type()) continue;
    for (const Record* record : owned_records(workplace_.state(), tickets_, owner, *type.owner)) {
      if (!record->is_erased()) records.push_back(record);
      add_owned_by(*record, records);
    }
  }
}

/// A customer and all that is theirs, as far as it is not erased.
Erasure::Records Erasure::personal_records(const Id& customer) const {
  Records records;
  const Record* record = workplace_.state().find(RecordType::customer, customer);
  if (!record) return records;
  if (!record->is_erased()) records.push_back(record);
  add_owned_by(*record, records);
  return records;
}

/// Tickets closed before a moment with all that is theirs, and customers all of whose tickets are among those or erased.
Erasure::Records Erasure::records_closed_before(Time time) const {
  Records records;
  std::unordered_map<Id, bool, IdHash> has_others;  // By customer of a ticket that goes: whether one stays.
  const auto goes = [&](const TicketRow& row) {
    return !row.record->is_erased() && row.state == TicketState::closed && row.state_since <= time;
  };
  for (const TicketRow* row : tickets_.rows()) {
    if (!goes(*row)) continue;
    records.push_back(row->record);
    add_owned_by(*row->record, records);
    if (row->customer) has_others.try_emplace(row->customer, false);
  }
  for (auto& [customer, has_other] : has_others) {
    const auto stays = [&](const TicketRow* row) { return !row->record->is_erased() && !goes(*row); };
    has_other = std::ranges::any_of(tickets_.of_customer(customer), stays);
    const Record* record = workplace_.state().find(RecordType::customer, customer);
    if (!has_other && record && !record->is_erased()) records.push_back(record);
  }
  return records;
}

ErasePreview Erasure::erase(std::span<const Record* const> records, Journal::Done saved) {
  const ErasePreview erased = preview_of(records);
  while (!records.empty()) {
    const auto now = records.first(std::min(records.size(), records_per_change));
    records = records.subspan(now.size());
    std::vector<Operation> operations;
    for (const Record* record : now) {
      operations.push_back({.record = record->type(), .id = record->id(), .writes = {}, .edits = {}, .erases = true});
    }
    workplace_.commit(std::move(operations), records.empty() ? std::move(saved) : Journal::Done());
  }
  return erased;
}

ErasePreview Erasure::customer_preview(const Id& customer) const { return preview_of(personal_records(customer)); }

bool Erasure::has_personal_data(const Id& customer) const {
  const Record* record = workplace_.state().find(RecordType::customer, customer);
  return record && (!record->is_erased() || !personal_records(customer).empty());
}

Result<ErasePreview> Erasure::erase_customer(const Id& customer, Journal::Done saved) {
  if (Result<void> may = staff_.check_may_manage(); !may) return std::unexpected(may.error());
  if (!workplace_.replica().has_all_lines()) return fail(ErrorKind::storage, Message(still_reading));
  if (!workplace_.state().find(RecordType::customer, customer)) {
    return fail(ErrorKind::not_found, "That customer is not known here.");
  }
  const Records records = personal_records(customer);
  if (records.empty()) {
    return fail(ErrorKind::invalid, "There is nothing left to erase: this customer's personal data is gone already.");
  }
  return erase(records, std::move(saved));
}

ErasePreview Erasure::old_preview(std::chrono::months months) const {
  if (!is_months(months)) return {};
  return preview_of(records_closed_before(months_before(workplace_.now(), months)));
}

Result<ErasePreview> Erasure::erase_old(std::chrono::months months, Journal::Done saved) {
  if (Result<void> may = staff_.check_may_manage(); !may) return std::unexpected(may.error());
  if (!workplace_.replica().has_all_lines()) return fail(ErrorKind::storage, Message(still_reading));
  if (!is_months(months)) return fail(ErrorKind::invalid, "Please give a number of months from 1 to 1200.");
  const Records records = records_closed_before(months_before(workplace_.now(), months));
  if (records.empty()) {
    return fail(ErrorKind::invalid, "There is nothing to erase: no ticket has been closed for that long.");
  }
  return erase(records, std::move(saved));
}

}  // namespace counterbell::desk
