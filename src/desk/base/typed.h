// What people type: cleaned, and refused with a reason when it will not do. Nothing is ever cut off in silence.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/error.h"
#include "model/schema.h"

namespace counterbell::desk {

/// The most characters of each kind of text.
inline constexpr std::size_t max_name_length = 200;
inline constexpr std::size_t max_subject_length = 300;
inline constexpr std::size_t max_tag_length = 60;
inline constexpr std::size_t max_wish_length = 4'000;
inline constexpr std::size_t max_body_length = 100'000;

/// `typed` without blanks around it and fit for files; an error naming `what` when it is longer than `longest` characters.
Result<std::string> checked_text(std::string_view typed, std::size_t longest, Words what);

/// The same for what must not be empty; `missing` is said when it is.
Result<std::string> required_text(std::string_view typed, std::size_t longest, Words what, Words missing);

/// `name` when it is one of the choices of `field`; else an error that lists them.
Result<std::string> checked_choice(Field field, std::string_view name);

}  // namespace counterbell::desk
