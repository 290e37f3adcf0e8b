#include "simulator/checks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "simulator/newer.h"

namespace counterbell::simulator {
namespace {

struct ValueText {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const std::string& text) const { return nlohmann::json(text).dump(); }
  std::string operator()(const Id& id) const { return id.text(); }
};

std::string text_of(const Value& value) { return std::visit(ValueText{}, value); }

std::string history_text(const Replica& replica, RecordType type, const Id& id) {
  std::string text;
  for (const HistoryEntry& entry : replica.history(type, id)) {
    text += entry.dot.text() + ' ' + entry.stamp.text() + ' ' + (entry.staff ? entry.staff.text() : "") +
            (entry.is_undo ? " undo " : " ");
    if (entry.kind != HistoryEntry::Kind::value) {
      text += entry.kind == HistoryEntry::Kind::erasure ? "erases\n" : "is blank\n";
      continue;
    }
    text += spec(entry.field).name;
    if (spec(entry.field).merge == MergeRule::add_wins) {
      text += (entry.added ? " + " : " - ") + text_of(entry.after);
    } else {
      text += ": " + text_of(entry.before) + " > " + text_of(entry.after) + (entry.lost ? " lost" : "");
    }
    text += '\n';
  }
  return text;
}

std::string vector_text(const VersionVector& vector) {
  std::string text;
  for (const auto& [replica, ranges] : vector.ranges()) {
    if (!ranges.empty()) text += replica.text() + ':' + VersionVector::text(ranges) + ' ';
  }
  return text;
}

/// The first line in which two texts differ.
std::string difference(std::string_view ours, std::string_view theirs) {
  const auto line_at = [](std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '\n') ++at;  // They agree up to the end of this line: show the next one.
    const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    return std::string(text.substr(start, text.find('\n', start) - start));
  };
  const auto [a, b] = std::ranges::mismatch(ours, theirs);
  return "\n    here:   " + line_at(ours, static_cast<std::size_t>(a - ours.begin())) +
         "\n    oracle: " + line_at(theirs, static_cast<std::size_t>(b - theirs.begin()));
}

Complaint unequal(const std::string& what, const std::string& ours, const std::string& theirs) {
  if (ours == theirs) return std::nullopt;
  return what + " differs from the oracle's:" + difference(ours, theirs);
}

std::set<Name> forks_of(const Replica& replica) {
  std::set<Name> names;
  for (const Fork& fork : replica.forks()) names.emplace(fork.dot.replica.text(), fork.dot.seq);
  return names;
}

bool writes_over(const OracleLine& earlier, const OracleLine::Operation& operation, Field field) {
  return std::ranges::any_of(earlier.operations, [&](const OracleLine::Operation& one) {
    return one.type == operation.type && one.id == operation.id &&
           std::ranges::contains(one.writes, field, &OracleLine::Write::field);
  });
}

std::string ticket_ids(std::span<const desk::TicketRow* const> rows) {
  std::string text;
  for (const desk::TicketRow* row : rows) text += row->id().text() + ' ';
  return text;
}

/// How each ticket stands, in the form of Oracle::standing.
std::string standing_in(const desk::Desk& desk) {
  std::map<std::string, const desk::TicketRow*> rows;
  desk.state().for_each(RecordType::ticket,
                        [&](const Record& ticket) { rows[ticket.id().text()] = desk.tickets().find(ticket.id()); });
  std::string text;
  for (const auto& [id, row] : rows) {
    text += id + ' ' + nlohmann::json(row->state_name()).dump() + " with " +
            (row->assignee ? row->assignee.text() : "null") + (row->trashed ? ", in the trash\n" : "\n");
  }
  return text;
}

/// What a desk shows: counts, all lists, tags and people.
std::string shown_by(const desk::Desk& desk) {
  std::string text;
  for (std::size_t view = 0; view < desk::built_in_view_count; ++view) {
    desk::TicketQuery query;
    query.view = static_cast<desk::BuiltInView>(view);
    text += std::string(desk::slug(query.view)) + ' ' + std::to_string(desk.tickets().counts()[view]) + ": " +
            ticket_ids(desk.tickets().list(query)) + '\n';
    query.search = "vase";
    text += "searched: " + ticket_ids(desk.tickets().list(query)) + '\n';
  }
  for (const std::string& tag : desk.tickets().known_tags()) text += tag + ' ';
  for (const Record* person : desk.staff().list()) text += person->id().text() + ' ';
  for (const Record* customer : desk.customers().list("")) {
    text += "\ncustomer " + customer->id().text() + ": ";
    for (const desk::TicketRow* row : desk.tickets().of_customer(customer->id())) text += row->id().text() + ' ';
  }
  return text;
}

}  // namespace

Verdict::Verdict(const LineSet& lines, const std::string& shop)
    : lines_(lines), oracle_(lines_), dump_(oracle_.dump()), file_(oracle_.file(shop)), standing_(oracle_.standing()) {
  for (const auto& [type, id] : oracle_.records()) histories_[{type, id}] = oracle_.history(type, id);
}

Complaint Verdict::compare(const Device& device) const {
  const Replica& replica = *device.replica;
  if (Complaint complaint = check_lines(device)) return complaint;
  if (Complaint complaint = unequal("the state", replica.state().canonical_dump(), dump_)) return complaint;
  if (Complaint complaint = unequal("the canonical file", canonical_file(replica), file_)) return complaint;
  for (const auto& [name, history] : histories_) {
    const std::string what = "the history of " + std::string(spec(name.first).name) + ' ' + name.second;
    const std::string ours = history_text(replica, name.first, *Id::parse(name.second));
    if (Complaint complaint = unequal(what, ours, history)) return complaint;
  }
  if (Complaint complaint = unequal("how tickets stand", standing_in(*device.desk), standing_)) return complaint;
  if (Complaint complaint = unequal("what it has", vector_text(replica.have()), oracle_.have())) return complaint;
  if (Complaint complaint = unequal("what it applied", vector_text(replica.applied()), oracle_.applied())) {
    return complaint;
  }
  if (forks_of(replica) != oracle_.forks()) {
    return "it names " + std::to_string(forks_of(replica).size()) + " forks, the oracle " +
           std::to_string(oracle_.forks().size());
  }
  return std::nullopt;
}

Complaint check_lines(const Device& device) {
  auto wanted = device.known.begin();
  Complaint complaint;
  device.replica->visit_lines({}, [&](const Dot& dot, std::string_view line) {
    if (complaint) return;
    if (wanted == device.known.end() || wanted->second->text != line) {
      complaint = "it lacks a change, has one too many, or altered one, at " + dot.text();
      return;
    }
    ++wanted;
  });
  if (!complaint && wanted != device.known.end()) complaint = "it lacks change " + text_of(wanted->second->name);
  return complaint;
}

Complaint check_saved(const Device& device) {
  if (device.journal.waiting() > 0) return std::nullopt;
  if (device.durable.size() != device.known.size()) {
    return "nothing waits to be saved, but " + std::to_string(device.known.size() - device.durable.size()) +
           " of its changes were never kept";
  }
  const std::set<std::string> erased = erased_by(device.known);
  for (const std::string& text : device.disk.lines()) {
    const std::optional<OracleLine> line = read_oracle_line(text);
    if (!line) return "its disk holds what is no change";
    const auto found =
        std::ranges::find_if(line->personal, [&](const std::string& about) { return erased.contains(about); });
    if (found != line->personal.end()) return "its disk still holds personal data of " + *found + ", which is erased";
  }
  return std::nullopt;
}

Complaint check_made(const Device& device, const OracleLine& line, const LineSet& known) {
  const std::string replica = device.replica->id().text();
  const OracleLine* before = last_of(known, replica);
  const std::string what = "the change just made, " + text_of(line.name) + ", ";
  if (line.name != Name{replica, before ? before->name.second + 1 : 1}) return what + "has the wrong name";
  if (line.previous != (before ? before->hash : std::string(32, '0')))
    return what + "does not follow the one before it";
  std::map<std::string, std::string> after;
  for (const auto& [other, ranges] : line.after) {
    std::set<std::uint64_t> numbers;
    for (const auto& [first, last] : ranges) {
      for (std::uint64_t number = first; number <= last; ++number) numbers.insert(number);
    }
    after[other] = ranges_text(numbers);
  }
  if (after != untold(known, replica)) return what + "names the wrong changes as got since the one before it";
  for (const OracleLine::Operation& operation : line.operations) {
    for (const OracleLine::Write& write : operation.writes) {
      for (const auto& [key, earlier] : known) {
        if (earlier->stamp < line.stamp || !writes_over(*earlier, operation, write.field)) continue;
        return what + "does not beat the " + std::string(spec(write.field).name) + " that its author saw, of " +
               text_of(earlier->name) + " at " + earlier->stamp + "; its own stamp is " + line.stamp;
      }
    }
  }
  return std::nullopt;
}

Complaint check_shown(const Device& device, const OracleLine& line) {
  for (const OracleLine::Operation& operation : line.operations) {
    const Record* record = device.replica->state().find(operation.type, *Id::parse(operation.id));
    if (!record) return "the record just written is not there";
    for (const OracleLine::Write& write : operation.writes) {
      if (text_of(record->get(write.field)) == write.value &&
          record->writer(write.field).text() == text_of(line.name)) {
        continue;
      }
      return "the " + std::string(spec(write.field).name) + " just set to " + write.value + " shows as " +
             text_of(record->get(write.field));
    }
    for (const OracleLine::Edit& edit : operation.edits) {
      const std::vector<Dot> standing =
          device.replica->state().additions(operation.type, record->id(), edit.field, edit.element);
      const bool is_right = edit.add ? !standing.empty() : std::ranges::none_of(standing, [&](const Dot& dot) {
        return std::ranges::contains(edit.cancels, Name{dot.replica.text(), dot.seq});
      });
      if (is_right) continue;
      return "the element \"" + edit.element + "\" just " +
             (edit.add ? "added is not there" : "removed is still there");
    }
  }
  return std::nullopt;
}

Complaint check_desk(Device& device) {
  std::vector<std::string_view> texts;
  for (const auto& [key, line] : device.known) texts.emplace_back(line->text);
  std::ranges::reverse(texts);
  Replica replica(device.replica->id(), device.replica->shop(), device.clock, device.chance, nullptr);
  replica.load(texts);
  desk::Desk fresh(replica);
  if (const desk::sla::ZoneRules* zones = device.desk->service().zones()) fresh.service().use_zones(*zones);
  // Who has left since is still signed in, but does not come in again.
  if (device.desk->staff().me() && !fresh.staff().resume(device.desk->staff().me()->id()))
    device.desk->staff().sign_out();
  const std::string ours = shown_by(*device.desk);
  const std::string theirs = shown_by(fresh);
  if (ours == theirs) return std::nullopt;
  return "the desk shows otherwise than one that starts now:" + difference(ours, theirs);
}

}  // namespace counterbell::simulator
