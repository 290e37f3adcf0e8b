#include "shell/browser/browser_phones.h"

#include <algorithm>
#include <array>

#include "shell/browser/bridge.h"

namespace counterbell::browser {

std::optional<desk::PlannedNumber> BrowserPhones::plan(std::string_view typed, std::string_view country) {
  std::array<char, 64> room;  // Two numbers of at most 17 digits.
  const int size =
      page_phone_forms(typed.data(), typed.size(), country.data(), country.size(), room.data(), room.size());
  const std::string_view forms(room.data(), static_cast<std::size_t>(size));
  const std::size_t space = forms.find(' ');
  if (space == forms.npos) return std::nullopt;
  return desk::PlannedNumber{std::string(forms.substr(0, space)), std::string(forms.substr(space + 1))};
}

std::vector<ui::Country> countries_of_browser() {
  std::string lines(16'384, '\0');  // 250 names of at most 60 bytes.
  lines.resize(static_cast<std::size_t>(page_countries(lines.data(), lines.size())));
  std::vector<ui::Country> countries;
  for (std::string_view rest = lines; rest.size() > 3;) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    countries.push_back({std::string(line.substr(0, 2)), std::string(line.substr(3))});
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  return countries;
}

std::string own_country_of_browser() {
  std::array<char, 2> code;
  return {code.data(), static_cast<std::size_t>(page_own_country(code.data(), code.size()))};
}

}  // namespace counterbell::browser
