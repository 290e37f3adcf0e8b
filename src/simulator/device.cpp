#include "simulator/device.h"

#include <algorithm>

#include "replica/erasure.h"
#include "replica/segments.h"

namespace counterbell::simulator {
namespace {

std::vector<std::string_view> lines_of(std::string_view row) {
  std::vector<std::string_view> lines;
  while (!row.empty()) {
    const std::size_t end = std::min(row.find('\n'), row.size());
    lines.push_back(row.substr(0, end));
    row.remove_prefix(std::min(end + 1, row.size()));
  }
  return lines;
}

void append_lines(std::vector<std::string_view>& lines, std::string_view row) {
  for (const std::string_view line : lines_of(row)) lines.push_back(line);
}

}  // namespace

void DiskJournal::append(std::vector<std::string> lines, Done done) {
  new_.insert(new_.end(), lines.begin(), lines.end());
  waiting_.push_back({std::move(lines), {}, std::move(done)});
}

void DiskJournal::erase(std::vector<std::string> records, Done done) {
  waiting_.push_back({{}, {records.begin(), records.end()}, std::move(done)});
}

void DiskJournal::carry_out(const Transaction& transaction) {
  if (transaction.lines.empty()) {
    const auto is_erased = [&](std::string_view about) { return transaction.records.contains(about); };
    for (std::string& segment : disk_.segments) segment = blank_segment(segment, is_erased);
    for (std::string& row : disk_.rows) row = blank_lines(row, is_erased);
    return;
  }
  std::string row;
  for (const std::string& line : transaction.lines) row += (row.empty() ? "" : "\n") + line;
  disk_.rows.push_back(std::move(row));
}

std::vector<std::string> DiskJournal::complete_one() {
  if (waiting_.empty()) return {};
  Transaction transaction = std::move(waiting_.front());
  waiting_.pop_front();
  carry_out(transaction);
  if (transaction.done) transaction.done({});
  return std::move(transaction.lines);
}

void DiskJournal::fail_one() {
  if (waiting_.empty() || !waiting_.front().done) return;
  waiting_.front().done(fail(ErrorKind::storage, "The disk is full."));
}

void DiskJournal::lose() {
  waiting_.clear();
  new_.clear();
}

std::vector<std::string> Disk::lines() const {
  std::vector<std::string> lines;
  for (const std::string& segment : segments) {
    const Result<std::vector<std::string_view>> packed = unpack_segment(segment);
    if (packed) lines.insert(lines.end(), packed->begin(), packed->end());
  }
  for (const std::string& row : rows) {
    for (const std::string_view line : lines_of(row)) lines.emplace_back(line);
  }
  return lines;
}

std::optional<std::string> Device::start(Lines& lines) {
  journal.lose();
  desk.reset();
  replica = std::make_unique<Replica>(disk.replica, disk.shop, clock, chance, &journal);
  std::vector<std::string_view> kept;
  for (const std::string& segment : disk.segments) {
    const Result<std::vector<std::string_view>> packed = unpack_segment(segment);
    if (!packed) return "a segment is refused: " + packed.error().message;
    kept.insert(kept.end(), packed->begin(), packed->end());
  }
  for (const std::string& row : disk.rows) append_lines(kept, row);
  const Replica::LoadReport report = replica->load(kept);
  desk = std::make_unique<desk::Desk>(*replica);
  desk->load_known_vectors(disk.known_vectors);
  if (me_ && !desk->resume(me_)) desk->sign_out();

  durable.clear();
  learn(durable, disk.lines(), lines);
  known = durable;
  if (!report.damaged.empty()) return "a kept line is refused: " + report.damaged.front().message;
  if (report.changes != durable.size()) return "it takes " + std::to_string(report.changes) + " of its kept changes";
  return std::nullopt;
}

void Device::save(std::size_t count, Lines& lines) {
  for (; count > 0 && journal.waiting() > 0; --count) learn(durable, journal.complete_one(), lines);
}

std::optional<std::string> Device::fold_log() {
  std::vector<std::string_view> moved;
  const std::string last = disk.segments.empty() ? std::string() : disk.segments.back();
  if (!last.empty()) {
    const Result<std::vector<std::string_view>> packed = unpack_segment(last);
    if (!packed) return "its last segment is refused";
    moved = *packed;
    disk.segments.pop_back();
  }
  for (const std::string& row : disk.rows) append_lines(moved, row);
  std::vector<std::string_view> found;
  std::vector<std::string> packed = pack_segments(moved);
  for (const std::string& segment : packed) {
    const Result<std::vector<std::string_view>> lines = unpack_segment(segment);
    if (!lines) return "a fresh segment is refused";
    found.insert(found.end(), lines->begin(), lines->end());
  }
  if (found != moved) return "the segments do not hold what went in";
  for (std::string& segment : packed) disk.segments.push_back(std::move(segment));
  disk.rows.clear();
  return std::nullopt;
}

bool Device::settle() {
  const bool renewed = desk->settle_copy([this](const Id& id) { disk.replica = id; }).has_value();
  static_cast<void>(desk->settle_code_clash());
  return renewed;
}

void Device::take_up_work() {
  if (!desk->shop()) return;
  if (!desk->station()) static_cast<void>(desk->join_station(label));
  if (!desk->me()) {
    const std::vector<const Record*> people = desk->staff();
    if (people.empty()) {
      static_cast<void>(desk->introduce_yourself("Someone new", ""));
    } else {
      static_cast<void>(desk->resume(people[chance.below(people.size())]->id()));
    }
  }
  if (desk->me()) me_ = desk->me()->id();
}

}  // namespace counterbell::simulator
