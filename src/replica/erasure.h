// Erasing from the text of a change: the personal part of an operation gives way to its digest, which keeps the chain of
// hashes whole (FORMAT.md, "Erasure").
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace counterbell {

/// The longest line that is read when parts of it are blank, which may make it longer than it was: a digest in place of the
/// shortest personal part adds less than a third to its operation.
inline constexpr std::size_t max_blank_line_bytes = std::size_t{24} * 1024 * 1024;

/// `line` with the personal parts of all operations about records that `is_erased` names ("<type>/<id>") blank. A text that
/// is not a change line is given back as it is.
std::string blank_records(std::string_view line, const std::function<bool(std::string_view about)>& is_erased);

/// The same for each of several lines with a newline between, or after, them.
std::string blank_lines(std::string_view lines, const std::function<bool(std::string_view about)>& is_erased);

/// `line` with those personal parts blank that are so in `other`, which is the same change.
std::string blank_like(std::string_view line, std::string_view other);

/// The records ("<type>/<id>") of which personal values can be read in `line`, and those of which they are blank.
std::vector<std::string> records_with_values(std::string_view line);
std::vector<std::string> records_with_blanks(std::string_view line);

}  // namespace counterbell
