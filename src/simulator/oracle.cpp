#include "simulator/oracle.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "replica/bytes/sha256.h"

namespace counterbell::simulator {
namespace {

std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

std::string vector_text(const std::map<std::string, std::set<std::uint64_t>>& names) {
  std::string text;
  for (const auto& [replica, numbers] : names) text += replica + ':' + ranges_text(numbers) + ' ';
  return text;
}

}  // namespace

std::string ranges_text(const std::set<std::uint64_t>& numbers) {
  std::string text;
  for (auto it = numbers.begin(); it != numbers.end();) {
    const std::uint64_t first = *it;
    std::uint64_t last = first;
    while (++it != numbers.end() && *it == last + 1) ++last;
    if (!text.empty()) text += ',';
    text += std::to_string(first);
    if (last != first) text += '-' + std::to_string(last);
  }
  return text;
}

Oracle::Oracle(const LineSet& lines) : lines_(lines), erased_(erased_by(lines)) {
  std::vector<const OracleLine*> sorted;
  for (const auto& [key, line] : lines) sorted.push_back(line);
  std::ranges::sort(sorted, [](const OracleLine* a, const OracleLine* b) {
    return std::tie(a->stamp, a->name, a->hash) < std::tie(b->stamp, b->name, b->hash);
  });
  for (const OracleLine* line : sorted) {
    by_replica_[line->name.first].push_back(line);
    for (const OracleLine::Operation& operation : line->operations) {
      records_[{operation.type, operation.id}].push_back({line, &operation});
    }
  }
}

std::string Oracle::dump_record(const RecordName& name, const std::vector<Entry>& entries) const {
  const OracleLine& making = *entries.front().line;
  const std::string type(spec(name.first).name);
  std::string text = type + ' ' + name.second + " made " + making.stamp + ' ' + text_of(making.name) +
                     (erased_.contains(type + '/' + name.second) ? " erased\n" : "\n");
  std::map<Field, std::vector<std::string>> registers;
  using Addition = std::tuple<Field, std::string, Name>;
  std::set<Addition> additions;
  std::set<Addition> cancelled;
  for (const auto& [line, operation] : entries) {
    for (const OracleLine::Write& write : operation->writes) {
      auto& written = registers[write.field];
      if (!spec(write.field).keeps_past) written.clear();
      written.push_back(write.value + " by " + text_of(line->name) + " at " + line->stamp);
    }
    for (const OracleLine::Edit& edit : operation->edits) {
      if (edit.add) additions.emplace(edit.field, edit.element, line->name);
      for (const Name& one : edit.cancels) cancelled.emplace(edit.field, edit.element, one);
    }
  }
  const auto field_name = [](Field field) { return "  " + std::string(spec(field).name); };
  for (auto& [field, written] : registers) {
    const std::string standing = std::move(written.back());
    written.pop_back();
    for (const std::string& past : written) text += field_name(field) + " was " + past + '\n';
    text += field_name(field) + " = " + standing + '\n';
  }
  for (const auto& addition : additions) {
    if (cancelled.contains(addition)) continue;
    const auto& [field, element, by] = addition;
    text += field_name(field) + " + " + quoted(element) + " by " + text_of(by) + '\n';
  }
  for (const auto& [field, element, of] : cancelled) {
    text += field_name(field) + " - " + quoted(element) + " of " + text_of(of) + '\n';
  }
  return text;
}

std::string Oracle::dump() const {
  std::string text;
  for (const auto& [name, entries] : records_) text += dump_record(name, entries);
  return text;
}

std::string Oracle::file(std::string_view shop) const {
  std::map<std::string, std::set<std::uint64_t>> names;
  std::string body;
  for (const auto& [key, line] : lines_) {
    names[line->name.first].insert(line->name.second);
    if (!body.empty()) body += ",\n";
    body += line->text;
  }
  std::string brings;
  for (const auto& [replica, numbers] : names) {
    if (!brings.empty()) brings += ',';
    brings += '"' + replica + "\":\"" + ranges_text(numbers) + '"';
  }
  if (!body.empty()) body += '\n';
  const std::string text = R"({"format":"counterbell exchange","version":1,"minimum_reader":1,"shop":")" +
                           std::string(shop) + R"(","brings":{)" + brings + "},\"changes\":[\n" + body;
  return text + R"(],"digest":")" + hex(Sha256::of(text)) + "\"}\n";
}

std::vector<std::pair<RecordType, std::string>> Oracle::records() const {
  std::vector<RecordName> names;
  for (const auto& [name, entries] : records_) names.push_back(name);
  return names;
}

bool Oracle::had_seen(const OracleLine& later, const OracleLine& earlier) const {
  if (later.name.first == earlier.name.first) return earlier.name.second < later.name.second;
  return std::ranges::any_of(by_replica_.at(later.name.first), [&](const OracleLine* line) {
    return line->name.second <= later.name.second && line->names_in_after(earlier.name);
  });
}

Oracle::Writes Oracle::writes_to(const std::vector<Entry>& entries, Field field) const {
  Writes writes;
  for (const auto& [line, operation] : entries) {
    for (const OracleLine::Write& write : operation->writes) {
      if (write.field == field) writes.emplace_back(line, write.value);
    }
  }
  return writes;
}

/// Who decided on the value of `writes[at]`: if that is an undo which gave back an earlier value, whoever decided on that.
const OracleLine& Oracle::decider(const Writes& writes, std::size_t at) {
  const OracleLine& line = *writes[at].first;
  if (!line.undoes) return line;
  for (std::size_t undone = 0; undone < at; ++undone) {
    if (writes[undone].first->name != *line.undoes) continue;
    const bool gave_back = undone > 0 && writes[undone - 1].second == writes[at].second;
    return gave_back ? decider(writes, undone - 1) : line;
  }
  return line;
}

std::string Oracle::standing() const {
  const auto value_of = [](const Writes& writes) { return writes.empty() ? "null" : writes.back().second; };
  std::map<std::string, std::vector<const OracleLine*>> said;  // By customers, by ticket.
  for (const auto& [name, entries] : records_) {
    if (name.first != RecordType::message) continue;
    if (value_of(writes_to(entries, Field::message_direction)) != "\"from_customer\"") continue;
    if (value_of(writes_to(entries, Field::message_withdrawn)) == "true") continue;
    said[value_of(writes_to(entries, Field::message_ticket))].push_back(entries.front().line);
  }
  std::string text;
  for (const auto& [name, entries] : records_) {
    if (name.first != RecordType::ticket) continue;
    const auto is_unseen = [&](const Writes& writes) {
      return std::ranges::any_of(said[name.second], [&](const OracleLine* message) {
        return !had_seen(decider(writes, writes.size() - 1), *message);
      });
    };
    const Writes states = writes_to(entries, Field::ticket_state);
    const Writes trash = writes_to(entries, Field::ticket_trashed);
    std::string state = value_of(states);
    const bool rests =
        state == "\"pending\"" || state == "\"on_hold\"" || state == "\"solved\"" || state == "\"closed\"";
    if (rests && is_unseen(states)) state = "\"open\"";
    if (state == "null" || state == "\"\"") state = "\"new\"";
    const bool is_trashed = value_of(trash) == "true" && !is_unseen(trash);
    std::string assignee = value_of(writes_to(entries, Field::ticket_assignee));
    const auto person = records_.find({RecordType::staff, assignee});
    if (person != records_.end() && value_of(writes_to(person->second, Field::staff_left)) == "true") assignee = "null";
    text += name.second + ' ' + state + " with " + assignee + (is_trashed ? ", in the trash\n" : "\n");
  }
  return text;
}

/// Whether `writes[at]` lost.
bool Oracle::has_lost(const Writes& writes, std::size_t at) const {
  if (at + 1 == writes.size()) return false;
  const auto& [line, value] = writes[at];
  const auto& [above, value_above] = writes[at + 1];
  if (value == value_above || had_seen(*above, *line)) return false;
  for (std::size_t next = at + 1; next < writes.size(); ++next) {
    const OracleLine& own = *writes[next].first;
    if (own.name.first != line->name.first) continue;
    return own.name == line->name || had_seen(own, *above);
  }
  return true;
}

std::string Oracle::history(RecordType type, const std::string& id) const {
  std::string text;
  std::map<Field, std::vector<std::pair<const OracleLine*, std::string>>> writes;
  const std::vector<Entry>& entries = records_.at({type, id});
  for (const auto& [line, operation] : entries) {
    for (const OracleLine::Write& write : operation->writes) writes[write.field].emplace_back(line, write.value);
  }
  std::map<Field, std::size_t> next;
  for (const auto& [line, operation] : entries) {
    const std::string beginning =
        text_of(line->name) + ' ' + line->stamp + ' ' + line->staff + (line->is_undo ? " undo " : " ");
    if (operation->erases) text += beginning + "erases\n";
    if (operation->is_blank) text += beginning + "is blank\n";
    for (const OracleLine::Write& write : operation->writes) {
      const auto& of_field = writes[write.field];
      const std::size_t at = next[write.field]++;
      text += beginning + std::string(spec(write.field).name) + ": " + (at == 0 ? "null" : of_field[at - 1].second) +
              " > " + write.value + (has_lost(of_field, at) ? " lost" : "") + '\n';
    }
    for (const OracleLine::Edit& edit : operation->edits) {
      text += beginning + std::string(spec(edit.field).name) + (edit.add ? " + " : " - ") + quoted(edit.element) + '\n';
    }
  }
  return text;
}

std::string Oracle::have() const {
  std::map<std::string, std::set<std::uint64_t>> names;
  for (const auto& [key, line] : lines_) names[line->name.first].insert(line->name.second);
  return vector_text(names);
}

std::string Oracle::applied() const {
  std::map<std::string, std::set<std::uint64_t>> names;
  for (const auto& [key, line] : lines_) {
    if (line->understood) names[line->name.first].insert(line->name.second);
  }
  return vector_text(names);
}

std::set<Name> Oracle::forks() const {
  std::map<Name, std::set<std::string>> hashes;
  for (const auto& [key, line] : lines_) hashes[line->name].insert(line->hash);
  std::set<Name> forks;
  for (const auto& [name, contents] : hashes) {
    if (contents.size() > 1) forks.insert(name);
  }
  for (const auto& [key, line] : lines_) {
    const auto before = hashes.find({line->name.first, line->name.second - 1});
    if (before != hashes.end() && !before->second.contains(line->previous)) forks.insert(before->first);
  }
  return forks;
}

}  // namespace counterbell::simulator
