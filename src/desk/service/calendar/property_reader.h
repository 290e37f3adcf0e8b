// The lines of an iCalendar file (RFC 5545, 3.1), whatever wrote them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace counterbell::desk::sla {

/// A line without the breaks that files put into long ones.
struct Property {
  std::string name;        ///< In capitals.
  std::string parameters;  ///< ";TZID=Europe/Berlin;VALUE=DATE"
  std::string value;

  /// The value of a parameter ("TZID"), without quotes; "" when there is none.
  std::string_view parameter(std::string_view its_name) const;
};

/// Reads properties one by one. Takes UTF-8 and UTF-16, and lines that end in CR, LF or both; empty lines are passed over.
class PropertyReader {
 public:
  explicit PropertyReader(std::string_view bytes);
  /// The next property; nothing at the end.
  std::optional<Property> next();

 private:
  std::string text_;
  std::string_view rest_;
};

/// `text` with small letters of ASCII as capitals.
std::string in_capitals(std::string_view text);
/// "Name\, with a comma" as it is meant.
std::string unescaped(std::string_view text);

}  // namespace counterbell::desk::sla
