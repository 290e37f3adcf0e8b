#include "replica/change/version_vector.h"

#include <algorithm>
#include <charconv>

#include "replica/change/canonical.h"

namespace counterbell {
namespace {

using Range = VersionVector::Range;

/// The first of `ranges` that ends at `seq` or later.
template <typename Ranges>
auto ending_from(Ranges& ranges, std::uint64_t seq) {
  return std::ranges::lower_bound(ranges, seq, {}, &Range::last);
}

/// Reads a sequence number at the start of `text` and removes it; 0 when there is none in canonical form.
std::uint64_t take_number(std::string_view& text) {
  std::uint64_t number = 0;
  const std::from_chars_result parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec != std::errc{} || text[0] == '0' || number > std::uint64_t{max_json_integer}) return 0;
  text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
  return number;
}

bool take_char(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

bool VersionVector::add(const Dot& dot) {
  if (contains(dot)) return false;
  add(dot.replica, {dot.seq, dot.seq});
  return true;
}

void VersionVector::add(const Id& replica, Range range) {
  std::vector<Range>& ranges = ranges_[replica];
  // The new range replaces all ranges that overlap or touch it.
  const auto first = ending_from(ranges, range.first - 1);
  auto end = first;
  while (end != ranges.end() && end->first <= range.last + 1) {
    range.first = std::min(range.first, end->first);
    range.last = std::max(range.last, end->last);
    ++end;
  }
  if (first == end) {
    ranges.insert(first, range);
  } else {
    *first = range;
    ranges.erase(first + 1, end);
  }
}

void VersionVector::add(const VersionVector& other) {
  for (const auto& [replica, ranges] : other.ranges_) {
    for (const Range& range : ranges) add(replica, range);
  }
}

bool VersionVector::contains(const Dot& dot) const {
  const auto found = ranges_.find(dot.replica);
  if (found == ranges_.end()) return false;
  const auto range = ending_from(found->second, dot.seq);
  return range != found->second.end() && range->first <= dot.seq;
}

bool VersionVector::covers(const VersionVector& other) const { return other.without(*this).empty(); }

VersionVector VersionVector::without(const VersionVector& other) const {
  VersionVector rest;
  for (const auto& [replica, ranges] : ranges_) {
    const auto found = other.ranges_.find(replica);
    if (found == other.ranges_.end()) {
      rest.ranges_[replica] = ranges;
      continue;
    }
    std::vector<Range> left;
    for (const Range& range : ranges) {
      std::uint64_t next = range.first;
      for (auto hole = ending_from(found->second, next); hole != found->second.end() && hole->first <= range.last;
           ++hole) {
        if (hole->first > next) left.push_back({next, hole->first - 1});
        next = hole->last + 1;
      }
      if (next <= range.last) left.push_back({next, range.last});
    }
    if (!left.empty()) rest.ranges_[replica] = std::move(left);
  }
  return rest;
}

std::uint64_t VersionVector::last(const Id& replica) const {
  const auto found = ranges_.find(replica);
  return found == ranges_.end() ? 0 : found->second.back().last;
}

std::uint64_t VersionVector::count() const {
  std::uint64_t count = 0;
  for (const auto& [replica, ranges] : ranges_) {
    for (const Range& range : ranges) count += range.last - range.first + 1;
  }
  return count;
}

std::map<Id, std::vector<Range>> VersionVector::gaps() const {
  std::map<Id, std::vector<Range>> gaps;
  for (const auto& [replica, ranges] : ranges_) {
    std::uint64_t next = 1;
    for (const Range& range : ranges) {
      if (range.first > next) gaps[replica].push_back({next, range.first - 1});
      next = range.last + 1;
    }
  }
  return gaps;
}

std::string VersionVector::text(const std::vector<Range>& ranges) {
  std::string text;
  for (const Range& range : ranges) {
    if (!text.empty()) text += ',';
    text += std::to_string(range.first);
    if (range.last == range.first) continue;
    text += '-';
    text += std::to_string(range.last);
  }
  return text;
}

bool VersionVector::add_text(const Id& replica, std::string_view text) {
  std::vector<Range> parsed;
  do {
    Range range{};
    range.first = range.last = take_number(text);
    if (take_char(text, '-')) {
      range.last = take_number(text);
      if (range.last <= range.first) return false;
    }
    // Ranges that touch would be one range.
    const std::uint64_t lowest = parsed.empty() ? 1 : parsed.back().last + 2;
    if (range.first < lowest) return false;
    parsed.push_back(range);
  } while (take_char(text, ','));
  if (!text.empty()) return false;
  for (const Range& range : parsed) add(replica, range);
  return true;
}

}  // namespace counterbell
