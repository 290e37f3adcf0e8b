#include "desk/service/calendar/property_reader.h"

#include <algorithm>

#include "desk/base/utf8.h"

namespace counterbell::desk::sla {
namespace {

/// UTF-16 as UTF-8; halves of a pair that stand alone become U+FFFD.
std::string from_utf16(std::string_view bytes, bool is_big_endian) {
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return is_big_endian ? char32_t(first << 8 | second) : char32_t(second << 8 | first);
  };
  const auto is_high = [](char32_t one) { return one >= 0xD800 && one < 0xDC00; };
  const auto is_low = [](char32_t one) { return one >= 0xDC00 && one < 0xE000; };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t point = unit(at);
    if (is_high(point) && at + 3 < bytes.size() && is_low(unit(at + 2))) {
      point = 0x10000 + ((point - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    append_utf8(text, is_high(point) || is_low(point) ? char32_t{0xFFFD} : point);
  }
  return text;
}

/// As UTF-8 without a byte order mark.
std::string decoded(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
  // Without a mark the zero of an ASCII letter tells.
  if (bytes.size() > 1 && bytes[0] != '\0' && bytes[1] == '\0') return from_utf16(bytes, false);
  if (bytes.size() > 1 && bytes[0] == '\0' && bytes[1] != '\0') return from_utf16(bytes, true);
  return std::string(bytes);
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  if (text.starts_with("\r\n")) {
    text.remove_prefix(2);
  } else if (!text.empty()) {
    text.remove_prefix(1);
  }
  return line;
}

Property parse(std::string_view line) {
  bool is_quoted = false;
  const auto colon = std::ranges::find_if(line, [&](char c) {
    if (c == '"') is_quoted = !is_quoted;
    return c == ':' && !is_quoted;
  });
  const std::string_view front(line.begin(), colon);
  const std::size_t name = std::min(front.find(';'), front.size());
  return {in_capitals(front.substr(0, name)), std::string(front.substr(name)),
          colon == line.end() ? std::string() : std::string(colon + 1, line.end())};
}

}  // namespace

std::string_view Property::parameter(std::string_view its_name) const {
  std::string_view rest = parameters;
  while (rest.starts_with(';')) {
    rest.remove_prefix(1);
    const std::size_t equals = std::min(rest.find('='), rest.size());
    const std::string_view this_name = rest.substr(0, equals);
    rest.remove_prefix(std::min(equals + 1, rest.size()));
    const bool is_quoted = rest.starts_with('"');
    if (is_quoted) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find(is_quoted ? '"' : ';'), rest.size());
    if (in_capitals(this_name) == its_name) return rest.substr(0, end);
    rest.remove_prefix(end);
    if (rest.starts_with('"')) rest.remove_prefix(1);
  }
  return {};
}

PropertyReader::PropertyReader(std::string_view bytes) : text_(decoded(bytes)), rest_(text_) {}

std::optional<Property> PropertyReader::next() {
  std::string line;
  while (line.empty()) {
    if (rest_.empty()) return std::nullopt;
    line = take_line(rest_);
  }
  while (rest_.starts_with(' ') || rest_.starts_with('\t')) {
    rest_.remove_prefix(1);
    line += take_line(rest_);
  }
  return parse(line);
}

std::string in_capitals(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      result += text[i] == 'n' || text[i] == 'N' ? ' ' : text[i];
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace counterbell::desk::sla
