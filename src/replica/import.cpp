// Taking an exchange file in: first what it would do, then doing it.
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "replica/exchange.h"

namespace counterbell {
namespace {

/// Compares a file's change that the replica does not have with those of the same name, and before it, that it has.
void find_forks(const Replica& replica, const ParsedChange& theirs, std::vector<Fork>& forks) {
  const auto compare = [&](const Dot& dot, const ChainHash& hash) {
    const std::optional<ChainHash> ours = replica.hash(dot);
    if (!ours || replica.has({dot, hash}) || std::ranges::contains(forks, dot, &Fork::dot)) return;
    forks.push_back({dot, *ours, hash});
  };
  const Dot& dot = theirs.change.dot;
  compare({dot.replica, dot.seq - 1}, theirs.change.previous);
  compare(dot, theirs.hash);
}

/// Counts the records that new changes make or touch.
class RecordCounter {
 public:
  explicit RecordCounter(const State& state) : state_(state) {}

  void count(const Change& change) {
    for (const Operation& operation : change.operations) {
      if (operation.record != RecordType::ticket && operation.record != RecordType::message) continue;
      if (!counted_.insert(operation.id).second) continue;
      const bool known = state_.find(operation.record, operation.id) != nullptr;
      if (operation.record == RecordType::ticket) ++(known ? tickets_changed : tickets_new);
      if (operation.record == RecordType::message && !known) ++messages_new;
    }
  }

  std::size_t tickets_new = 0;
  std::size_t tickets_changed = 0;
  std::size_t messages_new = 0;

 private:
  const State& state_;
  std::unordered_set<Id, IdHash> counted_;
};

}  // namespace

Result<ImportPreview> preview(const Replica& replica, const ExchangeFile& file) {
  if (file.header.shop != replica.shop()) {
    return fail(ErrorKind::wrong_shop,
                "This file belongs to another shop (/shop is " + file.header.shop.text() +
                    "); to work in that shop on this device too, open it in another browser profile and join there.");
  }
  ImportPreview preview;
  RecordCounter records(replica.state());
  for (const ParsedChange& parsed : file.changes) {
    if (replica.has({parsed.change.dot, parsed.hash})) {
      ++preview.changes_known;
      continue;
    }
    find_forks(replica, parsed, preview.forks);
    ++preview.changes_new;
    if (!parsed.change.fully_understood) ++preview.changes_not_understood;
    records.count(parsed.change);
  }
  preview.tickets_new = records.tickets_new;
  preview.tickets_changed = records.tickets_changed;
  preview.messages_new = records.messages_new;
  VersionVector together = replica.have();
  together.add(file.header.brings);
  preview.missing = together.gaps();
  return preview;
}

Import::Import(Replica& replica, ExchangeFile file) : replica_(&replica), file_(std::move(file)) {
  replica.foresee(file_.changes);
}

bool Import::step(std::size_t budget, Journal::Done saved) {
  const std::size_t count = std::min(std::max<std::size_t>(budget, 1), total() - next_);
  const std::span<const ParsedChange> changes = std::span(file_.changes).subspan(next_, count);
  const std::vector<std::string_view> lines(file_.lines.begin() + static_cast<std::ptrdiff_t>(next_),
                                            file_.lines.begin() + static_cast<std::ptrdiff_t>(next_ + count));
  replica_->merge(changes, lines, std::move(saved));
  for (const std::size_t end = next_ + count; next_ < end; ++next_) {
    // Let go at once, or a large shop would lie in memory twice. (Assigning would leave a string its room.)
    std::exchange(file_.changes[next_], {});
    std::exchange(file_.lines[next_], {});
  }
  return next_ < total();
}

}  // namespace counterbell
