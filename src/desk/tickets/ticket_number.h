// Ticket numbers, CCC-NNNN: the code of the station that gave it and a counter. Made to be read out over a bad line.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "replica/environment.h"

namespace counterbell::desk {

struct TicketNumber {
  std::string code;  ///< In capitals.
  std::uint64_t counter = 0;

  /// "K7F-0042": the counter with at least four digits.
  std::string text() const;
  /// Nothing for what is not a code, a hyphen and one to nine digits.
  static std::optional<TicketNumber> parse(std::string_view text);
};

/// What two ways of writing or hearing one number have in common: capitals and digits only, and O, I and L, which no code
/// contains, as the digits they were taken for.
std::string plain_number(std::string_view text);

/// Draws the code of a station: three characters of Crockford's alphabet, none of `taken`, not all digits.
std::string draw_code(Random& random, const std::set<std::string>& taken);

/// `code` in capitals when it is one that draw_code could give; else nothing.
std::optional<std::string> parse_code(std::string_view code);

}  // namespace counterbell::desk
