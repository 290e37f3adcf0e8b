#include "replica/log/branch.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace counterbell {

std::span<const LogEntry> Branch::numbered(std::uint64_t seq) const {
  const auto page = pages_.find(seq / page_size);
  if (page == pages_.end()) return {};
  return std::ranges::equal_range(page->second, seq, {}, &LogEntry::seq);
}

std::span<LogEntry> Branch::numbered(std::uint64_t seq) {
  const auto page = pages_.find(seq / page_size);
  if (page == pages_.end()) return {};
  return std::ranges::equal_range(page->second, seq, {}, &LogEntry::seq);
}

const LogEntry* Branch::find(std::uint64_t seq, const ChainHash& hash) const {
  const std::span<const LogEntry> of_number = numbered(seq);
  const auto hash_of = [](const LogEntry& entry) -> const ChainHash& { return entry.origin->hash; };
  const auto found = std::ranges::lower_bound(of_number, hash, {}, hash_of);
  return found == of_number.end() || found->origin->hash != hash ? nullptr : &*found;
}

LogEntry* Branch::find(std::uint64_t seq, const ChainHash& hash) {
  return const_cast<LogEntry*>(std::as_const(*this).find(seq, hash));
}

const LogEntry& Branch::insert(LogEntry entry) {
  // Most changes are the newest of their branch.
  const std::uint64_t number = entry.seq / page_size;
  const bool is_last = !pages_.empty() && pages_.rbegin()->first == number;
  std::vector<LogEntry>& page = is_last ? pages_.rbegin()->second : pages_[number];
  const auto key = [](const LogEntry& one) { return std::tie(one.seq, one.origin->hash); };
  const auto is_above = [&](const LogEntry& one) { return key(entry) < key(one); };
  const auto after = page.empty() || key(page.back()) < key(entry) ? page.end() : std::ranges::find_if(page, is_above);
  return *page.insert(after, std::move(entry));
}

std::optional<ChainHash> Branch::arrived(std::uint64_t seq, const ChainHash& hash) {
  awaited_.erase({seq, hash});
  const auto other = awaited_.lower_bound({seq, ChainHash{}});
  if (other == awaited_.end() || other->first != seq) return std::nullopt;
  return other->second;
}

}  // namespace counterbell
