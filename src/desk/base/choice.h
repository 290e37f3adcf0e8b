// Choices as enumerations, whose last value `other` stands for what a newer version made.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace counterbell::desk {

/// The name in files of a choice; `names` are in the order of the enumeration, without `other`.
template <typename Enum, std::size_t size>
std::string_view choice_name(Enum value, const std::string_view (&names)[size]) {
  const auto index = static_cast<std::size_t>(value);
  return index < size ? names[index] : std::string_view("other");
}

/// The choice of that name; `other` for what this version does not know.
template <typename Enum, std::size_t size>
Enum parse_choice(std::string_view name, const std::string_view (&names)[size]) {
  return static_cast<Enum>(std::ranges::find(names, name) - std::begin(names));
}

}  // namespace counterbell::desk
