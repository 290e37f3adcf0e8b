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

/// What making a record that is kept for a ticket is called, taking it out of sight, and bringing it back.
struct PartWords {
  std::string made;  ///< Empty: the conversation tells of it.
  std::string trashed;
  std::string restored;
};

PartWords words_of(RecordType type) {
  if (type == RecordType::message) return {"", "Message withdrawn", "Message brought back"};
  if (type == RecordType::escalation) return {"Escalated", "Escalation undone", "Escalation done again"};
  const std::string label(spec(type).label);
  return {label + " added", label + " moved to the trash", label + " restored"};
}

/// The first of a record's texts.
std::string_view text_of(const Record& record) {
  for (const FieldSpec& field : spec(record.type()).fields) {
    if (field.type == FieldType::text && !record.text(field.field).empty()) return record.text(field.field);
  }
  return {};
}

}  // namespace

/// The lines of a ticket's history as they come up, in no order.
class Desk::HistoryLines {
 public:
  HistoryLines(const Desk& desk, const Record& ticket) : desk_(desk), impl_(*desk.impl_) {
    add_ticket(ticket);
    for (const RecordSpec& type : all_records()) {
      if (!type.owner || spec(*type.owner).target != RecordType::ticket) continue;
      impl_.visit_owned(ticket, *type.owner, [this](const Record& part) { add_part(part); });
    }
  }

  std::vector<HistoryLine> in_order() && {
    std::ranges::stable_sort(lines_, {}, [](const Line& line) { return std::tie(line.stamp, line.dot); });
    std::vector<HistoryLine> words;
    words.reserve(lines_.size());
    for (Line& line : lines_) words.push_back(std::move(line.words));
    return words;
  }

 private:
  void add_ticket(const Record& ticket) {
    bool is_opening_told = false;
    for (const HistoryEntry& entry : desk_.replica_->history(RecordType::ticket, ticket.id())) {
      if (entry.dot != ticket.creator()) {
        add_entry(entry);
      } else if (!std::exchange(is_opening_told, true)) {
        HistoryLine& line = add(entry);
        line.what = "Ticket opened";
        line.lost = false;
      }
    }
  }

  /// A change of a field of the ticket, or of what is kept for it.
  void add_entry(const HistoryEntry& entry) {
    HistoryLine& line = add(entry);
    if (entry.kind != HistoryEntry::Kind::value) {
      line.what = entry.kind == HistoryEntry::Kind::erasure ? "Personal data erased" : "Erased";
    } else if (entry.field == Field::ticket_trashed) {
      line.what = as_bool(entry.after) ? "Moved to the trash" : "Taken out of the trash";
    } else if (spec(entry.field).type == FieldType::set) {
      (entry.added ? line.after : line.before) = impl_.in_words(entry.field, entry.after);
    } else {
      line.before = impl_.in_words(entry.field, entry.before);
      line.after = impl_.in_words(entry.field, entry.after);
      if (line.before == line.after) line.before.clear();  // What a rule did was taken back.
    }
  }

  void add_part(const Record& part) {
    const RecordSpec& type = spec(part.type());
    const PartWords words = words_of(part.type());
    const bool tells_only_trash = words.made.empty();
    if (tells_only_trash && part.written(*type.trash) == Stamp{}) return;  // Most messages: there is no need to look.
    bool is_making_told = tells_only_trash;
    for (const HistoryEntry& entry : desk_.replica_->history(part.type(), part.id())) {
      if (entry.dot == part.creator()) {
        if (!std::exchange(is_making_told, true)) say(add(entry), words.made, part);
      } else if (entry.kind == HistoryEntry::Kind::value && entry.field == type.trash) {
        say(add(entry), as_bool(entry.after) ? words.trashed : words.restored, part);
      } else if (!tells_only_trash && !type.kind.is_made_by_rules) {
        add_entry(entry);
        lines_.back().words.what.insert(0, std::string(type.label) + ": ");
      }
    }
  }

  /// What became of a whole record, and what it says.
  void say(HistoryLine& line, const std::string& what, const Record& part) {
    line.what = what;
    if (part.type() == RecordType::message) {
      line.before = part.text(Field::message_body);
      return;
    }
    line.after = part.type() == RecordType::escalation ? desk_.escalation_words(part) : std::string(text_of(part));
    line.lost = false;
  }

  /// A line with what is known of every entry: when, who and where.
  HistoryLine& add(const HistoryEntry& entry) {
    const std::string station = impl_.station_code(entry.dot.replica);
    HistoryLine words{.at = ms_of(entry.stamp),
                      .who = entry.staff ? desk_.staff_name(entry.staff) : station,
                      .station = station,
                      .what = std::string(spec(entry.field).label),
                      .before = {},
                      .after = {},
                      .lost = entry.lost,
                      .is_undo = entry.is_undo};
    return lines_.emplace_back(entry.stamp, entry.dot, std::move(words)).words;
  }

  const Desk& desk_;
  const Impl& impl_;
  std::vector<Line> lines_;
};

std::vector<HistoryLine> Desk::history(const Id& ticket) const {
  const TicketRow* row = this->ticket(ticket);
  if (!row) return {};
  return HistoryLines(*this, *row->record).in_order();
}

}  // namespace counterbell::desk
