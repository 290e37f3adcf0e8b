#include "shell/browser/kept_lines.h"

#include <utility>

#include "replica/exchange/segments.h"

namespace counterbell::browser {

bool KeptLines::add_segment(std::string segment) {
  const std::string& text = texts_.emplace_back(std::move(segment));
  const Result<std::vector<KeptLine>> lines = unpack_segment(text);
  if (!lines) {
    lines_.push_back({text, std::nullopt});
    return false;
  }
  lines_.insert(lines_.end(), lines->begin(), lines->end());
  return true;
}

void KeptLines::add_row(std::string row) {
  std::string_view rest = texts_.emplace_back(std::move(row));
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    lines_.push_back({rest.substr(0, end), std::nullopt});
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  }
}

void KeptLines::clear() {
  lines_.clear();
  texts_.clear();
}

}  // namespace counterbell::browser
