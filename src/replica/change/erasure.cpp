#include "replica/change/erasure.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "replica/bytes/sha256.h"
#include "replica/change/canonical.h"

namespace counterbell {
namespace {

/// The personal part of one operation, and where it stands in the line.
struct PersonalPart {
  std::string about;
  std::size_t start = 0;
  std::size_t size = 0;
  bool is_blank = false;
};

bool read_operation(CanonicalReader& reader, std::vector<PersonalPart>& parts) {
  std::string about;
  Members members(reader);
  while (members.next()) {
    if (members.key() == "about") {
      if (!reader.string(about)) return false;
      continue;
    }
    const bool is_personal = members.key() == "personal";
    const std::size_t start = reader.position();
    const bool is_blank = reader.peek() == '"';
    if (!reader.skip()) return false;
    if (is_personal) parts.push_back({about, start, reader.position() - start, is_blank});
  }
  return reader.ok();
}

/// The personal parts of a line, in their order; none when it is not a change.
std::vector<PersonalPart> personal_parts(std::string_view line) {
  std::vector<PersonalPart> parts;
  CanonicalReader reader(line);
  Members members(reader);
  while (members.next()) {
    if (members.key() != "ops") {
      if (!reader.skip()) return {};
      continue;
    }
    Items operations(reader);
    while (operations.next()) {
      if (!read_operation(reader, parts)) return {};
    }
    if (!reader.ok()) return {};
  }
  if (!reader.end()) parts.clear();
  return parts;
}

/// `line` with `parts` of it blank, which must be in their order.
std::string blank(std::string_view line, const std::vector<PersonalPart>& parts) {
  std::string blanked;
  std::size_t copied = 0;
  for (const PersonalPart& part : parts) {
    if (part.is_blank) continue;
    blanked += line.substr(copied, part.start - copied);
    blanked += '"' + hex(Sha256::of(line.substr(part.start, part.size))) + '"';
    copied = part.start + part.size;
  }
  blanked += line.substr(copied);
  return blanked;
}

std::vector<std::string> records_of(std::string_view line, bool is_blank) {
  std::vector<std::string> records;
  for (PersonalPart& part : personal_parts(line)) {
    if (part.is_blank == is_blank) records.push_back(std::move(part.about));
  }
  return records;
}

}  // namespace

std::string blank_records(std::string_view line, const std::function<bool(std::string_view about)>& is_erased) {
  std::vector<PersonalPart> parts = personal_parts(line);
  std::erase_if(parts, [&](const PersonalPart& part) { return !is_erased(part.about); });
  return blank(line, parts);
}

std::string blank_lines(std::string_view lines, const std::function<bool(std::string_view about)>& is_erased) {
  std::string blanked;
  while (true) {
    const std::size_t end = lines.find('\n');
    blanked += blank_records(lines.substr(0, end), is_erased);
    if (end == lines.npos) return blanked;
    blanked += '\n';
    lines.remove_prefix(end + 1);
  }
}

std::string blank_like(std::string_view line, std::string_view other) {
  std::vector<PersonalPart> parts = personal_parts(line);
  const std::vector<PersonalPart> others = personal_parts(other);
  std::vector<PersonalPart> blank_there;
  for (std::size_t i = 0; i < parts.size() && i < others.size(); ++i) {
    if (others[i].is_blank && others[i].about == parts[i].about) blank_there.push_back(std::move(parts[i]));
  }
  return blank(line, blank_there);
}

std::vector<std::string> records_with_values(std::string_view line) { return records_of(line, false); }

std::vector<std::string> records_with_blanks(std::string_view line) { return records_of(line, true); }

}  // namespace counterbell
