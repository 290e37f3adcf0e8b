#include "shell/browser/browser_phones.h"

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

}  // namespace counterbell::browser
