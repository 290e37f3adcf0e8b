#include "replica/change/dot.h"

#include <charconv>

#include "replica/change/canonical.h"

namespace counterbell {

std::string Dot::text() const { return replica.text() + ':' + std::to_string(seq); }

std::optional<Dot> Dot::parse(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return std::nullopt;
  const std::optional<Id> replica = Id::parse(text.substr(0, colon));
  const std::string_view digits = text.substr(colon + 1);
  std::uint64_t seq = 0;
  const std::from_chars_result parsed = std::from_chars(digits.data(), digits.data() + digits.size(), seq);
  const bool whole = parsed.ec == std::errc{} && parsed.ptr == digits.data() + digits.size() && digits[0] != '0';
  if (!replica || !whole || seq > std::uint64_t{max_json_integer}) return std::nullopt;
  return Dot{*replica, seq};
}

}  // namespace counterbell
