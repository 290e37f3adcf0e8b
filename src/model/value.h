// The value of a field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "model/id.h"
#include "model/time.h"

namespace counterbell {

/// A field's value. Absent (monostate) is the value of a field that nobody has written yet, and of one that was cleared.
/// A choice is held as its name ("on_hold"), so that one written by a newer version survives untouched; a time is in milliseconds
/// since 1970 UTC; a reference is the id of a record.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Id>;

/// The text in `value`, or "" when it holds none.
inline std::string_view as_text(const Value& value) {
  const std::string* text = std::get_if<std::string>(&value);
  return text ? std::string_view(*text) : std::string_view();
}

/// The number in `value`, or `otherwise` when it holds none.
inline std::int64_t as_integer(const Value& value, std::int64_t otherwise = 0) {
  const std::int64_t* number = std::get_if<std::int64_t>(&value);
  return number ? *number : otherwise;
}

/// The moment in `value`, or `otherwise` when it holds none.
inline Time as_time(const Value& value, Time otherwise = {}) {
  const std::int64_t* number = std::get_if<std::int64_t>(&value);
  return number ? Time(std::chrono::milliseconds(*number)) : otherwise;
}

/// The value that stands for a moment.
inline Value time_value(Time time) { return std::int64_t{time.time_since_epoch().count()}; }

/// The boolean in `value`, or false when it holds none.
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
