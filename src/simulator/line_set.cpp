#include "simulator/line_set.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "replica/bytes/sha256.h"

namespace counterbell::simulator {
namespace {

using nlohmann::json;

/// The line with the personal parts of those operations blank for which `is_blank` returns true; it gets an operation's index and record.
const OracleLine* blank_where(const OracleLine& line,
                              const std::function<bool(std::size_t, const std::string&)>& is_blank, Lines& lines) {
  json parsed = json::parse(line.text);
  for (std::size_t i = 0; i < parsed["ops"].size(); ++i) {
    json& operation = parsed["ops"][i];
    const auto personal = operation.find("personal");
    if (personal == operation.end() || !personal->is_array() || !is_blank(i, operation["about"])) continue;
    *personal = hex(Sha256::of(personal->dump()));
  }
  return lines.read(parsed.dump());
}

const OracleLine* blank_like(const OracleLine& line, const OracleLine& other, Lines& lines) {
  const json parsed = json::parse(other.text);
  return blank_where(
      line,
      [&](std::size_t i, const std::string&) {
        const json& operation = parsed["ops"][i];
        return operation.contains("personal") && operation["personal"].is_string();
      },
      lines);
}

}  // namespace

std::set<std::string> erased_by(const LineSet& set) {
  std::set<std::string> erased;
  for (const auto& [key, line] : set) erased.insert(line->erases.begin(), line->erases.end());
  if (erased.empty()) return erased;
  for (const auto& [key, line] : set) {
    for (const auto& [part, whole] : line->parts) {
      if (erased.contains(whole)) erased.insert(part);
    }
  }
  return erased;
}

std::size_t learn(LineSet& set, const std::vector<const OracleLine*>& copies, Lines& lines) {
  std::size_t count = 0;
  for (const OracleLine* copy : copies) {
    const auto [place, is_new] = set.emplace(key_of(*copy), copy);
    if (is_new) ++count;
    if (place->second != copy) place->second = blank_like(*place->second, *copy, lines);
  }
  const std::set<std::string> erased = erased_by(set);
  if (erased.empty()) return count;
  const auto is_erased = [&](const std::string& about) { return erased.contains(about); };
  for (auto& [key, line] : set) {
    if (std::ranges::none_of(line->personal, is_erased)) continue;
    line = blank_where(*line, [&](std::size_t, const std::string& about) { return is_erased(about); }, lines);
  }
  return count;
}

std::size_t learn(LineSet& set, const std::vector<std::string>& texts, Lines& lines) {
  std::vector<const OracleLine*> copies;
  for (const std::string& text : texts) {
    if (const OracleLine* line = lines.read(text)) copies.push_back(line);
  }
  return learn(set, copies, lines);
}

}  // namespace counterbell::simulator
