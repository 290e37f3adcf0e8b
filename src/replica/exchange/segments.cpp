#include "replica/exchange/segments.h"

#include <algorithm>
#include <array>
#include <utility>

#include "replica/bytes/sha256.h"
#include "replica/bytes/xxh64.h"
#include "replica/change/canonical.h"
#include "replica/change/erasure.h"

namespace counterbell {
namespace {

/// The checksum covers everything from here to the end of the segment.
constexpr std::string_view checked_opening = R"("format":"counterbell segment","hashes":")";
constexpr std::string_view first_line_end = "\"}\n";
constexpr std::size_t hash_digits = 2 * sizeof(ChainHash);

/// The part of the first line that the checksum does not cover.
std::string opening(std::size_t count, std::string_view checked) {
  std::uint64_t sum = xxh64(checked);
  std::array<std::uint8_t, sizeof sum> bytes;
  for (std::size_t i = bytes.size(); i > 0; sum >>= 8) bytes[--i] = static_cast<std::uint8_t>(sum);
  std::string text = R"({"changes":)";
  append_json_integer(text, static_cast<std::int64_t>(count));
  return text + R"(,"check":")" + hex(bytes) + "\",";
}

/// The whole first line of a segment as data version 1 wrote it.
std::string first_line_of_version_1(std::size_t count, std::string_view body) {
  std::string line = R"({"changes":)";
  append_json_integer(line, static_cast<std::int64_t>(count));
  return line + R"(,"format":"counterbell segment","sha256":")" + hex(Sha256::of(body)) + "\"}\n";
}

std::size_t count_lines(std::string_view body) { return static_cast<std::size_t>(std::ranges::count(body, '\n')); }

/// The parts of a segment, not checked yet.
struct Parts {
  std::string_view opening;
  std::string_view checked;
  std::string_view hashes;
  std::string_view body;
};

Parts parts_of(std::string_view segment) {
  const std::size_t end = std::min(segment.find('\n'), segment.size() - 1) + 1;
  const std::string_view first_line = segment.substr(0, end);
  Parts parts{.opening = first_line, .checked = {}, .hashes = {}, .body = segment.substr(end)};
  const std::size_t checked = first_line.find(checked_opening);
  if (checked == first_line.npos) return parts;
  const std::string_view rest = first_line.substr(checked + checked_opening.size());
  if (!rest.ends_with(first_line_end)) return parts;
  parts.opening = first_line.substr(0, checked);
  parts.checked = segment.substr(checked);
  parts.hashes = rest.substr(0, rest.size() - first_line_end.size());
  return parts;
}

/// The hash of the change in `line`; zeros when `line` is not a change.
ChainHash hash_of(std::string_view line) {
  const Result<ParsedChange> parsed = parse_line(line);
  return parsed ? parsed->hash : ChainHash{};
}

/// Takes a hash off the front of `hashes`; nothing for zeros, which stand for a line that is not a change.
std::optional<ChainHash> take_hash(std::string_view& hashes) {
  const std::optional<Id> bytes = Id::parse(hashes.substr(0, hash_digits));
  hashes.remove_prefix(std::min(hash_digits, hashes.size()));
  if (!bytes || !*bytes) return std::nullopt;
  return bytes->bytes;
}

std::unexpected<Error> not_whole() {
  return fail(ErrorKind::damaged,
              "A part of what this device kept is damaged; import a colleague's file to get those changes back.");
}

}  // namespace

std::vector<std::string> pack_segments(std::span<const KeptLine> lines) {
  SegmentPacker packer;
  for (const KeptLine& line : lines) packer.add(line);
  return packer.take();
}

std::vector<std::string> pack_segments(std::span<const std::string_view> lines) {
  SegmentPacker packer;
  for (const std::string_view line : lines) packer.add({line, std::nullopt});
  return packer.take();
}

void SegmentPacker::add(const KeptLine& line) {
  if (body_.size() + line.text.size() + 1 > segment_bytes) close();
  hashes_ += hex(line.hash ? *line.hash : hash_of(line.text));
  body_ += line.text;
  body_ += '\n';
}

std::vector<std::string> SegmentPacker::take() {
  close();
  return std::exchange(segments_, {});
}

void SegmentPacker::close() {
  if (body_.empty()) return;
  const std::string checked = std::string(checked_opening) + hashes_ + std::string(first_line_end) + body_;
  segments_.push_back(opening(hashes_.size() / hash_digits, checked) + checked);
  hashes_.clear();
  body_.clear();
}

Result<std::vector<KeptLine>> unpack_segment(std::string_view segment) {
  Parts parts = parts_of(segment);
  const std::size_t count = parts.checked.empty() ? count_lines(parts.body) : parts.hashes.size() / hash_digits;
  const std::string fitting =
      parts.checked.empty() ? first_line_of_version_1(count, parts.body) : opening(count, parts.checked);
  if (parts.opening != fitting || !parts.body.ends_with('\n')) return not_whole();
  std::vector<KeptLine> lines;
  lines.reserve(count);
  for (std::size_t at = 0; at < parts.body.size();) {
    const std::size_t newline = parts.body.find('\n', at);
    lines.push_back({parts.body.substr(at, newline - at), take_hash(parts.hashes)});
    at = newline + 1;
  }
  if (lines.size() != count || !parts.hashes.empty()) return not_whole();
  return lines;
}

std::string blank_segment(std::string_view segment, const std::function<bool(std::string_view about)>& is_erased) {
  const Parts parts = parts_of(segment);
  const Result<std::vector<KeptLine>> lines = unpack_segment(segment);
  const std::string body = blank_lines(parts.body, is_erased);
  if (!lines) return std::string(segment.substr(0, segment.size() - parts.body.size())) + body;
  if (parts.checked.empty()) return first_line_of_version_1(lines->size(), body) + body;
  // The hashes stay: a change has the same hash with and without blank parts.
  const std::string checked(parts.checked.substr(0, parts.checked.size() - parts.body.size()));
  return opening(lines->size(), checked + body) + checked + body;
}

}  // namespace counterbell
