#include "simulator/newer.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "simulator/oracle.h"

namespace counterbell::simulator {
namespace {

using nlohmann::json;

Id some_record(Device& device, RecordType type) {
  std::vector<Id> ids;
  device.replica->state().for_each(type, [&](const Record& record) { ids.push_back(record.id()); });
  if (ids.empty() || device.chance.one_in(6)) return device.replica->new_id();
  std::ranges::sort(ids);
  return device.chance.one_in(2) ? ids.front() : device.chance.pick(ids);
}

/// An operation on a ticket: known fields beside unknown ones, an unknown choice, a value of an unexpected kind.
json ticket_operation(Device& device, const Id& id) {
  Chance& chance = device.chance;
  json operation = {{"about", "ticket/" + id.text()}};
  if (chance.one_in(2)) operation["set"]["state"] = chance.one_in(2) ? "escalated" : "solved";
  if (chance.one_in(2)) operation["set"]["warranty"] = {{"until", 2030}, {"parts", {"lid", nullptr, true}}};
  if (chance.one_in(3)) operation["set"]["opened_at"] = "noon";
  if (chance.one_in(3))
    operation["personal"] = {device.replica->new_id().text(), {{"mood", "cross"}, {"subject", "Newer"}}};
  if (chance.one_in(3)) operation["add"]["tags"] = {"newer", "vip"};
  if (chance.one_in(3)) operation["add"]["labels"] = {{"colour", "red"}};
  if (chance.one_in(4)) operation["zest"] = 7;
  return operation;
}

/// A record of a type that only newer versions know; none when there is none yet.
std::optional<std::string> some_gadget(Device& device) {
  std::vector<std::string> gadgets;
  for (const auto& [key, line] : device.known) {
    std::ranges::copy_if(line->personal, std::back_inserter(gadgets),
                         [](const std::string& about) { return about.starts_with("gadget/"); });
  }
  if (gadgets.empty()) return std::nullopt;
  return device.chance.pick(gadgets);
}

/// A stamp above the stamps of all known changes to the records that `operations` write to, and of all changes of the station itself.
std::string stamp_above(Device& device, const json& operations) {
  Stamp highest{static_cast<std::uint64_t>(std::max(device.clock.now(), Time{}).time_since_epoch().count()), 0};
  for (const auto& [key, line] : device.known) {
    const bool own = line->name.first == device.replica->id().text();
    const bool touched = std::ranges::any_of(line->operations, [&](const OracleLine::Operation& known) {
      return std::ranges::any_of(operations, [&](const json& one) {
        return one["about"] == std::string(spec(known.type).name) + '/' + known.id;
      });
    });
    if (own || touched) highest = std::max(highest, Stamp::parse(line->stamp)->next());
  }
  return highest.text();
}

}  // namespace

std::map<std::string, std::string> untold(const LineSet& lines, const std::string& replica) {
  std::vector<const OracleLine*> own;
  for (const auto& [key, line] : lines) {
    if (line->name.first == replica) own.push_back(line);
  }
  std::map<std::string, std::set<std::uint64_t>> names;
  for (const auto& [key, line] : lines) {
    const bool told = line->name.first == replica ||
                      std::ranges::any_of(own, [&](const OracleLine* one) { return one->names_in_after(line->name); });
    if (!told) names[line->name.first].insert(line->name.second);
  }
  std::map<std::string, std::string> ranges;
  for (const auto& [other, numbers] : names) ranges[other] = ranges_text(numbers);
  return ranges;
}

const OracleLine* last_of(const LineSet& lines, const std::string& replica) {
  const OracleLine* last = nullptr;
  for (const auto& [key, line] : lines) {
    if (line->name.first == replica) last = line;  // They are in the order of their numbers.
  }
  return last;
}

std::string newer_line(Device& device) {
  const std::string replica = device.replica->id().text();
  const OracleLine* before = last_of(device.known, replica);
  json operations = json::array();
  if (const std::optional<std::string> gadget = some_gadget(device); gadget && device.chance.one_in(4)) {
    operations.push_back({{"about", *gadget}, {"erase", true}});
  } else if (device.chance.one_in(2)) {
    operations.push_back({{"about", "gadget/" + device.replica->new_id().text()},
                          {"personal", {device.replica->new_id().text(), {{"name", "a secret"}}}},
                          {"set", {{"count", 3}}}});
  }
  operations.push_back(ticket_operation(device, some_record(device, RecordType::ticket)));
  json line = {{"ops", operations},
               {"prev", before ? before->hash : std::string(32, '0')},
               {"replica", replica},
               {"seq", before ? before->name.second + 1 : 1},
               {"stamp", stamp_above(device, operations)}};
  for (const auto& [other, ranges] : untold(device.known, replica)) line["after"][other] = ranges;
  if (device.chance.one_in(3)) line["zone"] = "Europe/Berlin";
  return line.dump();
}

}  // namespace counterbell::simulator
