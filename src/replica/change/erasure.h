// Erasing from the text of a change: the personal part of an operation is replaced by its digest, so that the change keeps its hash
// (FORMAT.md, "Erasure"). Such a part is called blank.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace counterbell {

/// The longest line with blank parts that is read. A digest may be longer than the part it replaces: in place of the shortest personal
/// part it makes an operation longer by less than a third.
inline constexpr std::size_t max_blank_line_bytes = std::size_t{24} * 1024 * 1024;

/// `line` with the personal parts of all erased records blank; `is_erased` is asked with "<type>/<id>". A text that is not a change line
/// is returned unchanged.
std::string blank_records(std::string_view line, const std::function<bool(std::string_view about)>& is_erased);

/// The same for several lines, separated or ended by newlines.
std::string blank_lines(std::string_view lines, const std::function<bool(std::string_view about)>& is_erased);

/// `line` with those personal parts blank that are blank in `other`, which must be a copy of the same change.
std::string blank_like(std::string_view line, std::string_view other);

/// The records ("<type>/<id>") whose personal parts can be read in `line`, and those whose personal parts are blank in it.
std::vector<std::string> records_with_values(std::string_view line);
std::vector<std::string> records_with_blanks(std::string_view line);

}  // namespace counterbell
