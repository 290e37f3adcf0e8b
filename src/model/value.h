// What one field of one record can hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "model/id.h"

namespace counterbell {

/// A field's value. Absent (monostate) is what a field has before anybody writes it, and what clearing it writes.
/// Choices are held by their name ("on_hold"), so a choice made by a newer version survives untouched; times are
/// milliseconds since 1970 in UTC; references are record ids.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Id>;

/// The text in `value`, or "" when it holds none.
inline std::string_view as_text(const Value& value) {
  const std::string* text = std::get_if<std::string>(&value);
  return text ? std::string_view(*text) : std::string_view();
}

/// The number or time in `value`, or `otherwise` when it holds none.
inline std::int64_t as_integer(const Value& value, std::int64_t otherwise = 0) {
  const std::int64_t* number = std::get_if<std::int64_t>(&value);
  return number ? *number : otherwise;
}

/// The truth value in `value`, or false when it holds none.
inline bool as_bool(const Value& value) {
  const bool* truth = std::get_if<bool>(&value);
  return truth && *truth;
}

/// The record that `value` refers to, or the zero id when it refers to none.
inline Id as_reference(const Value& value) {
  const Id* id = std::get_if<Id>(&value);
  return id ? *id : Id{};
}

}  // namespace counterbell
