#include "replica/exchange/folder.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <ranges>
#include <set>
#include <tuple>
#include <utility>

#include "model/sort_few.h"
#include "replica/exchange/exchange.h"
#include "replica/exchange/exchange_text.h"

namespace counterbell {
namespace {

constexpr std::size_t hash_digits = 16;
constexpr std::size_t line_end_bytes = 2;  // A comma and a newline.

// A station that has this many segments below that size writes their changes into new ones.
constexpr std::ptrdiff_t many_small_segments = 16;
constexpr std::size_t small_segment_bytes = folder_segment_bytes / 4;

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// `name` without the ending of a segment; nothing when it has none.
std::optional<std::string_view> without_ending(std::string_view name) {
  for (const std::string_view ending : {packed_segment_ending, plain_segment_ending, sealed_segment_ending}) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return std::nullopt;
}

/// The first sequence number in "<first>-<hash>", a segment's name without folder and ending; nothing when `stem` is not of that form.
std::optional<std::uint64_t> first_in(std::string_view stem) {
  const std::size_t dash = stem.find('-');
  if (dash == stem.npos || !is_hex(stem.substr(dash + 1), hash_digits)) return std::nullopt;
  const std::string_view digits = stem.substr(0, dash);
  std::uint64_t first = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), first);
  const bool is_all = stop == digits.data() + digits.size();
  if (error != std::errc() || !is_all || first == 0 || digits.front() == '0') return std::nullopt;
  return first;
}

/// Takes the first part of a path off it, with the "/" after it.
std::string_view take_step(std::string_view& path) {
  const std::size_t slash = path.find('/');
  const std::string_view step = path.substr(0, slash);
  path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
  return step;
}

/// The folder, with a "/", in which a station's own segments lie.
std::string place_of(const Replica& replica) { return replica.shop().text() + '/' + replica.id().text() + '/'; }

}  // namespace

FolderNames sort_folder(const Id& shop, std::span<const std::string> names) {
  FolderNames sorted;
  const std::string ours = shop.text();
  std::vector<std::tuple<std::string_view, std::uint64_t, std::string_view>> segments;
  for (const std::string_view name : names) {
    std::string_view rest = name;
    const std::string_view of_shop = take_step(rest);
    if (of_shop != ours) {
      ++(is_hex(of_shop, ours.size()) ? sorted.other_shops : sorted.foreign);
      continue;
    }
    const std::optional<std::string_view> path = without_ending(rest);
    if (!path) {
      ++sorted.foreign;
      continue;
    }
    sorted.is_sealed |= rest.ends_with(sealed_segment_ending);
    std::string_view stem = *path;
    const std::string_view maker = take_step(stem);
    const std::optional<std::uint64_t> first = Id::parse(maker) ? first_in(stem) : std::nullopt;
    if (first)
      segments.emplace_back(maker, *first, name);
    else
      sorted.copies.emplace_back(name);
  }
  sort_few(segments);
  for (const auto& [maker, first, name] : segments) sorted.segments.emplace_back(name);
  sort_few(sorted.copies);
  return sorted;
}

std::vector<Id> shops_in(std::span<const std::string> names) {
  std::vector<Id> shops;
  for (const std::string_view name : names) {
    std::string_view rest = name;
    const std::optional<Id> shop = Id::parse(take_step(rest));
    if (shop && !std::ranges::contains(shops, *shop)) shops.push_back(*shop);
  }
  return shops;
}

bool brings_nothing(const ExchangeFile& file, const Replica& replica) {
  for (std::size_t i = 0; i < file.changes.size(); ++i) {
    if (!replica.has(file.changes[i].name)) return false;
  }
  return true;
}

bool is_own_segment(std::string_view name, const Replica& replica) {
  const std::string one[] = {std::string(name)};
  return name.starts_with(place_of(replica)) && !sort_folder(replica.shop(), one).segments.empty();
}

std::vector<std::string> FolderContents::unread(const FolderNames& names) {
  const std::set<std::string_view> there = [&] {
    std::set<std::string_view> all(names.segments.begin(), names.segments.end());
    all.insert(names.copies.begin(), names.copies.end());
    return all;
  }();
  std::erase_if(read_, [&](const auto& one) { return !there.contains(one.first); });
  std::vector<std::string> unread;
  for (const auto& list : {names.segments, names.copies}) {
    std::ranges::copy_if(list, std::back_inserter(unread), [&](const auto& name) { return !read_.contains(name); });
  }
  return unread;
}

void FolderContents::note(const std::string& name, const ExchangeFile& file, Cover cover, const Replica& replica) {
  Segment segment{.brings = file.header.brings, .cover = cover};
  const std::string one[] = {name};
  segment.is_original = !sort_folder(replica.shop(), one).segments.empty();
  std::string theirs;
  for (std::size_t i = 0; i < file.changes.size(); ++i) {
    file.changes.read_line(i, theirs);
    segment.bytes += theirs.size() + line_end_bytes;
    bool is_here = false;
    replica.visit_lines_of(file.changes[i].name.dot, [&](std::string_view line) { is_here |= line == theirs; });
    segment.is_stale |= !is_here;
  }
  read_.insert_or_assign(name, std::move(segment));
}

/// A station's own segments, smallest first.
std::vector<FolderContents::Segments::const_iterator> FolderContents::own(const Replica& replica) const {
  const std::string place = place_of(replica);
  std::vector<Segments::const_iterator> own;
  for (auto one = read_.lower_bound(place); one != read_.end() && one->first.starts_with(place); ++one) {
    if (one->second.is_original) own.push_back(one);
  }
  std::ranges::stable_sort(own, {}, [](const auto& one) { return one->second.bytes; });
  return own;
}

VersionVector FolderContents::settled(Cover wanted, const Replica& replica) const {
  const auto segments = own(replica);
  const auto is_small = [](const auto& one) { return one->second.bytes < small_segment_bytes; };
  std::set<std::string_view> leaving;
  if (std::ranges::count_if(segments, is_small) >= many_small_segments) {
    for (const auto& one : segments | std::views::filter(is_small)) leaving.insert(one->first);
  }
  VersionVector settled;
  for (const auto& [name, segment] : read_) {
    if (segment.is_good(wanted) && !leaving.contains(name)) settled.add(segment.brings);
  }
  return settled;
}

std::vector<std::string> FolderContents::redundant(Cover wanted, const Replica& replica) const {
  std::vector<Segments::const_iterator> candidates;
  for (auto one = read_.begin(); one != read_.end(); ++one) {
    if (!one->second.is_good(wanted)) candidates.push_back(one);
  }
  std::ranges::copy_if(own(replica), std::back_inserter(candidates),
                       [&](const auto& one) { return one->second.is_good(wanted); });
  std::vector<std::string> redundant;
  for (const auto& candidate : candidates) {
    VersionVector others;
    for (const auto& [name, segment] : read_) {
      const bool stays = name != candidate->first && !std::ranges::contains(redundant, name);
      if (stays && segment.is_original && segment.is_good(wanted)) others.add(segment.brings);
    }
    if (others.covers(candidate->second.brings)) redundant.push_back(candidate->first);
  }
  return redundant;
}

bool FolderContents::has_readable() const {
  return std::ranges::any_of(read_, [](const auto& one) { return one.second.cover == Cover::readable; });
}

FolderWriter::FolderWriter(const Replica& replica, const VersionVector& in_folder, std::string_view ending)
    : replica_(replica), ending_(ending) {
  const VersionVector lacking = replica.have().without(in_folder);
  for (const auto& [maker, ranges] : lacking.ranges()) {
    for (const VersionVector::Range& range : ranges) left_.emplace_back(maker, range);
  }
  std::ranges::reverse(left_);
}

std::optional<FolderSegment> FolderWriter::next() {
  if (left_.empty()) return std::nullopt;
  const Id maker = left_.back().first;
  VersionVector part;
  std::size_t bytes = 0;
  while (!left_.empty() && left_.back().first == maker) {
    VersionVector::Range& range = left_.back().second;
    const Dot dot{maker, range.first};
    const std::size_t size = replica_.line(dot)->size() + line_end_bytes;
    if (bytes > 0 && bytes + size > folder_segment_bytes) break;
    bytes += size;
    part.add(dot);
    if (range.first++ == range.last) left_.pop_back();
  }
  return segment_of(maker, part);
}

FolderSegment FolderWriter::segment_of(const Id& maker, const VersionVector& part) const {
  FolderSegment segment;
  ExchangeWriter writer(replica_, replica_.have().without(part), /*signed_file=*/false);
  while (writer.write(segment.bytes)) {
  }
  segment.changes = writer.changes_total();
  const std::size_t digest = segment.bytes.rfind(exchange_closing) + exchange_closing.size();
  segment.name = replica_.shop().text() + '/' + maker.text() + '/' +
                 std::to_string(part.ranges().begin()->second.front().first) + '-' +
                 segment.bytes.substr(digest, hash_digits) + ending_;
  return segment;
}

}  // namespace counterbell
