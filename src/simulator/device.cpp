#include "simulator/device.h"

#include <algorithm>
#include <iterator>

#include "replica/change/erasure.h"
#include "replica/exchange/segments.h"

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
    disk_.snapshot = {};
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
    const Result<std::vector<KeptLine>> packed = unpack_segment(segment);
    if (!packed) continue;
    for (const KeptLine& line : *packed) lines.emplace_back(line.text);
  }
  for (const std::string& row : rows) {
    for (const std::string_view line : lines_of(row)) lines.emplace_back(line);
  }
  return lines;
}

std::optional<std::string> Device::start(Lines& lines) {
  journal.lose();
  desk.reset();
  const bool is_quick = start_from_snapshot();
  Replica::LoadReport report;
  const auto take_rows = [&] {
    std::vector<KeptLine> kept;
    for (const std::string& row : disk.rows) {
      for (const std::string_view line : lines_of(row)) kept.push_back({line, std::nullopt});
    }
    replica->load_part(kept, report);
    replica->settle_load();
    open_desk();
  };
  if (is_quick) take_rows();
  for (const std::string& segment : disk.segments) {
    const Result<std::vector<KeptLine>> packed = unpack_segment(segment);
    if (!packed) return "a segment is refused: " + packed.error().message.english();
    replica->load_part(*packed, report);
  }
  if (is_quick) {
    replica->settle_load();
  } else {
    take_rows();
  }

  durable.clear();
  learn(durable, disk.lines(), lines);
  known = durable;
  if (!report.damaged.empty()) return "a kept line is refused: " + report.damaged.front().message.english();
  if (!replica->has_all_lines()) return "its snapshot holds changes that its log does not";
  std::size_t taken = 0;
  replica->visit_lines({}, [&](const Dot&, std::string_view) { ++taken; });
  if (taken != durable.size()) return "it takes " + std::to_string(taken) + " of its kept changes";
  return std::nullopt;
}

bool Device::start_from_snapshot() {
  const auto begin = [this] {
    replica = std::make_unique<Replica>(disk.replica, disk.shop, clock, chance, &journal);
    snapshot_ = std::make_unique<Snapshot>(*replica);
  };
  begin();
  if (disk.snapshot.index.empty()) return false;
  const auto take = [this](const auto& block) { return snapshot_->take(block.second); };
  if (snapshot_->begin(disk.snapshot.index) && std::ranges::all_of(disk.snapshot.blocks, take) && snapshot_->finish())
    return true;
  begin();
  return false;
}

void Device::open_desk() {
  desk = std::make_unique<desk::Desk>(*replica);
  desk->service().use_zones(zones);
  desk->sharing().load_known_vectors(disk.known_vectors);
  if (me_ && !desk->staff().resume(me_)) desk->staff().sign_out();
}

void Device::keep_snapshot() {
  if (journal.waiting() > 0) return;
  if (disk.snapshot.index.empty()) snapshot_->forget();
  while (std::optional<Snapshot::Block> block = snapshot_->next_altered()) {
    disk.snapshot.blocks[block->key] = std::move(block->bytes);
  }
  disk.snapshot.index = snapshot_->index();
}

void Device::save(std::size_t count, Lines& lines) {
  for (; count > 0 && journal.waiting() > 0; --count) learn(durable, journal.complete_one(), lines);
}

std::optional<std::string> Device::compact() {
  std::vector<KeptLine> moved;
  const std::string last = disk.segments.empty() ? std::string() : disk.segments.back();
  if (!last.empty()) {
    const Result<std::vector<KeptLine>> packed = unpack_segment(last);
    if (!packed) return "its last segment is refused";
    moved = *packed;
    disk.segments.pop_back();
  }
  for (const std::string& row : disk.rows) {
    for (const std::string_view line : lines_of(row)) moved.push_back({line, std::nullopt});
  }
  std::size_t found = 0;
  std::vector<std::string> packed = pack_segments(moved);
  for (const std::string& segment : packed) {
    const Result<std::vector<KeptLine>> lines = unpack_segment(segment);
    if (!lines) return "a fresh segment is refused";
    for (const KeptLine& line : *lines) {
      if (found == moved.size() || line.text != moved[found++].text) return "the segments do not hold what went in";
    }
  }
  if (found != moved.size()) return "the segments lack what went in";
  for (std::string& segment : packed) disk.segments.push_back(std::move(segment));
  disk.rows.clear();
  return std::nullopt;
}

bool Device::settle() {
  const bool renewed = desk->shop().settle_copy([this](const Id& id) { disk.replica = id; }).has_value();
  static_cast<void>(desk->shop().settle_code_clash());
  return renewed;
}

void Device::take_up_work() {
  if (!desk->shop().record()) return;
  if (!desk->shop().station()) static_cast<void>(desk->shop().join(label));
  if (!desk->staff().me()) {
    const std::vector<const Record*> people = desk->staff().list();
    if (people.empty()) {
      static_cast<void>(desk->staff().introduce_yourself("Someone new", ""));
    } else {
      static_cast<void>(desk->staff().resume(people[chance.below(people.size())]->id()));
    }
  }
  if (desk->staff().me()) me_ = desk->staff().me()->id();
}

}  // namespace counterbell::simulator
