// Importing an exchange file: first a preview, then the import itself.
#include <algorithm>
#include <utility>

#include "replica/exchange/exchange.h"

namespace counterbell {
namespace {

/// Looks for forks: compares a change of a file, which the replica does not have, with the changes that the replica has of the same name
/// and of the name before it.
void find_forks(const Replica& replica, const ExchangeChanges::Entry& theirs, std::vector<Fork>& forks) {
  const auto compare = [&](const Dot& dot, const ChainHash& hash) {
    const std::optional<ChainHash> ours = replica.hash(dot);
    if (!ours || replica.has({dot, hash}) || std::ranges::contains(forks, dot, &Fork::dot)) return;
    forks.push_back({dot, *ours, hash});
  };
  const Dot& dot = theirs.name.dot;
  compare({dot.replica, dot.seq - 1}, theirs.previous);
  compare(dot, theirs.name.hash);
}

/// Counts the records that new changes create or alter.
void count_records(const State& state, const ExchangeChanges& changes, const std::vector<bool>& is_touched,
                   ImportPreview& preview) {
  for (std::uint32_t number = 0; number < is_touched.size(); ++number) {
    if (!is_touched[number]) continue;
    const ExchangeChanges::Touched& record = changes.touched()[number];
    const bool is_known = state.find(record.type, record.id()) != nullptr;
    ImportPreview::Count& count = preview.records[static_cast<std::size_t>(record.type)];
    ++(is_known ? count.altered : count.made);
  }
}

}  // namespace

Result<ImportPreview> preview(const Replica& replica, const ExchangeFile& file) {
  if (file.header.shop != replica.shop()) {
    return fail(
        ErrorKind::wrong_shop,
        "This file belongs to another shop (/shop is {0}); to work in that shop on this device too, open it in another "
        "browser profile and join there.",
        verbatim(file.header.shop.text()));
  }
  ImportPreview preview;
  const ExchangeChanges& changes = file.changes;
  std::vector<bool> is_touched(changes.touched().size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (replica.has(changes[i].name)) {
      ++preview.changes_known;
      continue;
    }
    find_forks(replica, changes[i], preview.forks);
    ++preview.changes_new;
    if (!changes[i].fully_understood) ++preview.changes_not_understood;
    for (const std::uint32_t record : changes.touched_by(i)) is_touched[record] = true;
  }
  count_records(replica.state(), changes, is_touched, preview);
  VersionVector together = replica.have();
  together.add(file.header.brings);
  preview.missing = together.gaps();
  return preview;
}

Import::Import(Replica& replica, ExchangeFile file) : replica_(&replica), file_(std::move(file)) {
  std::vector<ExactDot> own;
  for (std::size_t i = 0; i < file_.changes.size(); ++i) {
    if (const ExactDot& name = file_.changes[i].name; name.dot.replica == replica.id()) own.push_back(name);
  }
  replica.foresee(own, file_.changes.highest_named(replica.id()));
}

bool Import::step(std::size_t budget, Journal::Done saved) {
  const std::size_t end = next_ + std::min(std::max<std::size_t>(budget, 1), total() - next_);
  std::vector<ParsedChange> changes;
  std::vector<std::string> lines;
  for (; next_ < end; ++next_) {
    file_.changes.read_line(next_, lines.emplace_back());
    // It was parsed when the file was read, so it can be parsed again.
    changes.push_back(parse_line({lines.back(), file_.changes[next_].name.hash}).value());
  }
  replica_->merge(changes, std::vector<std::string_view>(lines.begin(), lines.end()), std::move(saved));
  file_.changes.forget_first(next_);
  return next_ < total();
}

}  // namespace counterbell
