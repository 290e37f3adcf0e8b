// What happened to a ticket, in words.

#include <algorithm>
#include <chrono>
#include <tuple>

#include "desk/impl.h"
#include "desk/sla/hours_text.h"

namespace counterbell::desk {
namespace {

std::int64_t ms_of(const Stamp& stamp) { return static_cast<std::int64_t>(stamp.ms); }

struct Line {
  Stamp stamp;
  Dot dot;
  HistoryLine words;
};

}  // namespace

/// "2026-12-24 13:00", as clocks here show it.
std::string Desk::Impl::time_in_words(std::int64_t ms) const {
  using namespace std::chrono;
  const sla::Seconds utc = ms / 1000;
  const sla::Seconds offset = zones && zones->knows(own_zone) ? zones->offset(own_zone, utc) : 0;
  const sla::Date day(floor<days>(seconds(utc + offset)));
  const auto minutes = (utc + offset) / 60 % (24 * 60);
  const auto two_digits = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return sla::date_text(day) + ' ' + two_digits(minutes / 60) + ':' + two_digits(minutes % 60);
}

std::string Desk::Impl::in_words(Field field, const Value& value) const {
  const FieldSpec& field_spec = spec(field);
  if (field_spec.type == FieldType::reference) {
    const Id id = as_reference(value);
    if (field == Field::ticket_assignee && !id) return "Nobody";
    const Record* staff = staff_member(id);
    const Record* customer = state().find(RecordType::customer, id);
    const Record* ticket = state().find(RecordType::ticket, id);
    if (staff) return std::string(staff->text(Field::staff_name));
    if (customer && customer->is_erased()) return "Erased customer";
    if (customer) return std::string(customer->text(Field::customer_name));
    if (ticket) return std::string(ticket->text(Field::ticket_number));
    return id ? "Someone" : "";
  }
  if (field_spec.type == FieldType::choice) return std::string(choice_label(field, as_text(value)));
  if (field_spec.type == FieldType::time) {
    const std::int64_t* ms = std::get_if<std::int64_t>(&value);
    return ms ? time_in_words(*ms) : std::string();
  }
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? "Yes" : "No";
  if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return std::string(as_text(value));
}

std::string Desk::escalation_words(const Record& escalation) const {
  std::string words;
  for (const std::string& person : escalation.elements(Field::escalation_tells)) {
    const std::optional<Id> id = Id::parse(person);
    words += (words.empty() ? "told " : ", ") + impl_->in_words(Field::ticket_assignee, id ? *id : Id{});
  }
  const std::string_view raised = escalation.text(Field::escalation_raises);
  if (raised.empty()) return words;
  return words + (words.empty() ? "" : ", ") + "priority raised to " +
         std::string(choice_label(Field::escalation_raises, raised));
}

namespace {

/// A line with what is known of every entry: when, who and where.
Line line_of(const Desk& desk, const HistoryEntry& entry, std::string station) {
  HistoryLine words{.at = ms_of(entry.stamp),
                    .who = entry.staff ? desk.staff_name(entry.staff) : station,
                    .station = std::move(station),
                    .what = std::string(spec(entry.field).label),
                    .before = {},
                    .after = {},
                    .lost = entry.lost,
                    .is_undo = entry.is_undo};
  return {entry.stamp, entry.dot, std::move(words)};
}

}  // namespace

std::vector<HistoryLine> Desk::history(const Id& ticket) const {
  const TicketRow* row = this->ticket(ticket);
  if (!row) return {};
  std::vector<Line> lines;
  bool is_opening_told = false;
  for (const HistoryEntry& entry : replica_->history(RecordType::ticket, ticket)) {
    Line line = line_of(*this, entry, impl_->station_code(entry.dot.replica));
    if (entry.dot == row->record->creator()) {
      if (std::exchange(is_opening_told, true)) continue;
      line.words.what = "Ticket opened";
      line.words.lost = false;
    } else if (entry.kind != HistoryEntry::Kind::value) {
      line.words.what = entry.kind == HistoryEntry::Kind::erasure ? "Personal data erased" : "Erased";
    } else if (entry.field == Field::ticket_trashed) {
      line.words.what = as_bool(entry.after) ? "Moved to the trash" : "Taken out of the trash";
    } else if (spec(entry.field).type == FieldType::set) {
      (entry.added ? line.words.after : line.words.before) = impl_->in_words(entry.field, entry.after);
    } else {
      line.words.before = impl_->in_words(entry.field, entry.before);
      line.words.after = impl_->in_words(entry.field, entry.after);
      if (line.words.before == line.words.after) line.words.before.clear();  // What a rule did was taken back.
    }
    lines.push_back(std::move(line));
  }
  for (const Record* message : impl_->tickets.messages(ticket)) {
    if (message->written(Field::message_withdrawn) == Stamp{}) continue;
    for (const HistoryEntry& entry : replica_->history(RecordType::message, message->id())) {
      if (entry.kind != HistoryEntry::Kind::value || entry.field != Field::message_withdrawn) continue;
      Line line = line_of(*this, entry, impl_->station_code(entry.dot.replica));
      line.words.what = as_bool(entry.after) ? "Message withdrawn" : "Message brought back";
      line.words.before = message->text(Field::message_body);
      lines.push_back(std::move(line));
    }
  }
  for (const Record* escalation : escalations(ticket)) {
    for (const HistoryEntry& entry : replica_->history(RecordType::escalation, escalation->id())) {
      const bool is_making = entry.dot == escalation->creator() && entry.field == Field::escalation_step;
      const bool is_undoing = entry.kind == HistoryEntry::Kind::value && entry.field == Field::escalation_trashed;
      if (!is_making && !is_undoing) continue;
      Line line = line_of(*this, entry, impl_->station_code(entry.dot.replica));
      line.words.what = is_making ? "Escalated" : as_bool(entry.after) ? "Escalation undone" : "Escalation done again";
      line.words.after = escalation_words(*escalation);
      line.words.lost = false;
      lines.push_back(std::move(line));
    }
  }
  std::ranges::stable_sort(lines, {}, [](const Line& line) { return std::tie(line.stamp, line.dot); });
  std::vector<HistoryLine> words;
  words.reserve(lines.size());
  for (Line& line : lines) words.push_back(std::move(line.words));
  return words;
}

}  // namespace counterbell::desk
