#include "desk/history/history.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "desk/service/calendar/hours_text.h"
#include "desk/service/service.h"
#include "desk/shop/shop.h"
#include "desk/staff/staff.h"
#include "desk/tickets/owned_records.h"
#include "desk/tickets/reopening.h"
#include "desk/tickets/ticket_index.h"

namespace counterbell::desk {
namespace {

struct Line {
  Stamp stamp;
  Dot dot;
  HistoryLine words;
};

}  // namespace

std::string History::time_in_words(Time time) const {
  using namespace std::chrono;
  const sla::ZoneRules* zones = service_.zones();
  const std::string& own_zone = service_.own_zone();
  const sys_seconds utc = floor<seconds>(time);
  const bool is_known = zones && zones->knows(own_zone);
  const local_seconds local = is_known ? sla::to_local(*zones, own_zone, utc) : local_seconds(utc.time_since_epoch());
  const sla::Date day = floor<days>(local);
  const hh_mm_ss shown(local - day);
  const auto two_digits = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return sla::date_text(day) + ' ' + two_digits(shown.hours().count()) + ':' + two_digits(shown.minutes().count());
}

Message History::in_words(Field field, const Value& value) const {
  const FieldSpec& field_spec = spec(field);
  if (field_spec.type == FieldType::reference) {
    const Id id = as_reference(value);
    if (field == Field::ticket_assignee && !id) return tr("Nobody");
    const Record* staff = staff_.find(id);
    const Record* customer = workplace_.state().find(RecordType::customer, id);
    const Record* ticket = workplace_.state().find(RecordType::ticket, id);
    if (staff) return verbatim(staff->text(Field::staff_name));
    if (customer && customer->is_erased()) return tr("Erased customer");
    if (customer) return verbatim(customer->text(Field::customer_name));
    if (ticket) return verbatim(ticket->text(Field::ticket_number));
    return id ? tr("Someone") : Words();
  }
  if (field_spec.type == FieldType::choice) return choice_label(field, as_text(value));
  if (field_spec.type == FieldType::time) {
    return std::holds_alternative<std::int64_t>(value) ? Message(verbatim(time_in_words(as_time(value)))) : Message();
  }
  if (const bool* truth = std::get_if<bool>(&value)) return *truth ? tr("Yes") : tr("No");
  if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) return verbatim(std::to_string(*number));
  return verbatim(as_text(value));
}

Message History::escalation_words(const Record& escalation) const {
  Message people;
  for (const std::string& text : escalation.elements(Field::escalation_tells)) {
    const std::optional<Id> id = Id::parse(text);
    const Message person = in_words(Field::ticket_assignee, id ? *id : Id{});
    // TRANSLATORS: a list of names
    people = people.empty() ? person : msg("{0}, {1}", people, person);
  }
  const std::string_view raised = escalation.text(Field::escalation_raises);
  const Words priority = choice_label(Field::escalation_raises, raised);
  if (raised.empty()) return people.empty() ? Message() : msg("told {0}", people);
  if (people.empty()) return msg("priority raised to {0}", priority);
  return msg("told {0}, priority raised to {1}", people, priority);
}

namespace {

/// What making a record that is kept for a ticket is called, taking it out of sight, and bringing it back.
struct PartWords {
  Message made;  ///< Empty: the conversation tells of it.
  Message trashed;
  Message restored;
};

PartWords words_of(RecordType type) {
  if (type == RecordType::message) return {{}, tr("Message withdrawn"), tr("Message brought back")};
  if (type == RecordType::escalation) return {tr("Escalated"), tr("Escalation undone"), tr("Escalation done again")};
  const Words label = spec(type).label;
  return {msg("{0} added", label), msg("{0} moved to the trash", label), msg("{0} restored", label)};
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
class History::Lines {
 public:
  Lines(const History& history, const Record& ticket) : history_(history) {
    add_ticket(ticket);
    for (const RecordSpec& type : all_records()) {
      if (!type.owner || spec(*type.owner).target != RecordType::ticket) continue;
      const State& state = history_.workplace_.state();
      for (const Record* part : owned_records(state, history_.tickets_, ticket, *type.owner)) add_part(*part);
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
    for (const HistoryEntry& entry : history_.workplace_.replica().history(RecordType::ticket, ticket.id())) {
      if (entry.dot != ticket.creator()) {
        add_entry(entry);
      } else if (!std::exchange(is_opening_told, true)) {
        HistoryLine& line = add(entry);
        line.what = tr("Ticket opened");
        line.lost = false;
      }
    }
    const std::span<const Record* const> messages = history_.tickets_.messages(ticket.id());
    for (const Reopening& one : reopenings(history_.workplace_.replica(), ticket, messages)) add_reopening(one);
  }

  /// Nobody made a change for it: it follows from what they had seen.
  void add_reopening(const Reopening& reopening) {
    const Record& message = *reopening.message;
    const bool is_message_newer = message.created() > reopening.decided;
    HistoryLine words;
    words.at = reopening.at().time();
    words.station = station_of(message.creator());
    words.who = author(message.created_by(), message.creator());
    const Message decider = author(reopening.staff, reopening.by);
    words.what = reopening.field == Field::ticket_state
                     ? msg("Open again: {0} had not seen what the customer said", decider)
                     : msg("Out of the trash: {0} had not seen what the customer said", decider);
    lines_.emplace_back(reopening.at(), is_message_newer ? message.creator() : reopening.by, std::move(words));
  }

  /// A change of a field of the ticket, or of what is kept for it.
  void add_entry(const HistoryEntry& entry) {
    HistoryLine& line = add(entry);
    if (entry.kind != HistoryEntry::Kind::value) {
      line.what = entry.kind == HistoryEntry::Kind::erasure ? tr("Personal data erased") : tr("Erased");
    } else if (entry.field == Field::ticket_trashed) {
      line.what = as_bool(entry.after) ? tr("Moved to the trash") : tr("Taken out of the trash");
    } else if (spec(entry.field).type == FieldType::set) {
      line.field = entry.field;
      (entry.added ? line.after : line.before) = history_.in_words(entry.field, entry.after);
    } else {
      line.field = entry.field;
      line.before = history_.in_words(entry.field, entry.before);
      line.after = history_.in_words(entry.field, entry.after);
      if (line.before == line.after) line.before = {};  // What a rule did was taken back.
    }
  }

  void add_part(const Record& part) {
    const RecordSpec& type = spec(part.type());
    const PartWords words = words_of(part.type());
    const bool tells_only_trash = words.made.empty();
    if (tells_only_trash && part.written(*type.trash) == Stamp{}) return;  // Most messages: there is no need to look.
    bool is_making_told = tells_only_trash;
    for (const HistoryEntry& entry : history_.workplace_.replica().history(part.type(), part.id())) {
      if (entry.dot == part.creator()) {
        if (!std::exchange(is_making_told, true)) say(add(entry), words.made, part);
      } else if (entry.kind == HistoryEntry::Kind::value && entry.field == type.trash) {
        say(add(entry), as_bool(entry.after) ? words.trashed : words.restored, part);
      } else if (!tells_only_trash && !type.kind.is_made_by_rules) {
        add_entry(entry);
        Message& what = lines_.back().words.what;
        what = msg("{0}: {1}", type.label, what);
      }
    }
  }

  /// What became of a whole record, and what it says.
  void say(HistoryLine& line, const Message& what, const Record& part) {
    line.what = what;
    if (part.type() == RecordType::message) {
      line.before = verbatim(part.text(Field::message_body));
      return;
    }
    line.after =
        part.type() == RecordType::escalation ? history_.escalation_words(part) : Message(verbatim(text_of(part)));
    line.lost = false;
  }

  /// A line with what is known of every entry: when, who and where.
  HistoryLine& add(const HistoryEntry& entry) {
    HistoryLine words{.at = entry.stamp.time(),
                      .who = author(entry.staff, entry.dot),
                      .station = station_of(entry.dot),
                      .field = {},
                      .what = spec(entry.field).label,
                      .before = {},
                      .after = {},
                      .lost = entry.lost,
                      .is_undo = entry.is_undo};
    return lines_.emplace_back(entry.stamp, entry.dot, std::move(words)).words;
  }

  std::string station_of(const Dot& change) const { return history_.shop_.station_code(change.replica); }
  /// Who made a change: the person or, when nobody was signed in, the station.
  Message author(const Id& staff, const Dot& change) const {
    if (staff) return history_.staff_.author_of(staff);
    return verbatim(station_of(change));
  }

  const History& history_;
  std::vector<Line> lines_;
};

std::vector<HistoryLine> History::of(const Id& ticket) const {
  const TicketRow* row = tickets_.find(ticket);
  if (!row) return {};
  return Lines(*this, *row->record).in_order();
}

}  // namespace counterbell::desk
