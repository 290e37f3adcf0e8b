#include "replica/exchange/exchange_changes.h"

#include <algorithm>

namespace counterbell {

void ExchangeChanges::add(const ParsedChange& parsed, std::string_view line) {
  if (size_ % page_size == 0) pages_.push_back(std::make_shared<Page>());
  Page& page = *pages_.back();
  const Change& change = parsed.change;
  page.entries.push_back({{change.dot, parsed.hash}, change.previous, change.fully_understood});
  page.lines.push_back(page.texts.keep(line));
  for (const Operation& operation : change.operations) {
    const RecordKind kind = spec(operation.record).kind;
    if (kind.is_read_ahead) read_ahead_.push_back(size_);
    if (!kind.is_counted) continue;
    const std::uint32_t number = touched_.number(operation.id);
    touched_[number].type = operation.record;
    page.touched.push_back(number);
  }
  page.touched_ends.push_back(static_cast<std::uint32_t>(page.touched.size()));
  note_named(change);
  ++size_;
}

/// Notes which changes of other replicas `change` names.
void ExchangeChanges::note_named(const Change& change) {
  const auto note = [&](const Id& replica, std::uint64_t seq) {
    if (replica == change.dot.replica) return;
    std::uint64_t& highest = highest_named_[replica];
    highest = std::max(highest, seq);
  };
  for (const auto& [replica, ranges] : change.after.ranges()) note(replica, ranges.back().last);
  if (change.undoes) note(change.undoes->replica, change.undoes->seq);
  for (const Operation& operation : change.operations) {
    for (const SetEdit& edit : operation.edits) {
      for (const Dot& dot : edit.seen) note(dot.replica, dot.seq);
    }
  }
}

void ExchangeChanges::read_line(std::size_t number, std::string& text) const {
  const Page& page = page_of(number);
  page.texts.read(page.lines[number % page_size], text);
}

ParsedChange ExchangeChanges::parsed(std::size_t number) const {
  std::string line;
  read_line(number, line);
  return parse_line({line, (*this)[number].name.hash}).value();
}

void ExchangeChanges::forget_first(std::size_t count) {
  const std::size_t whole_pages = count == size_ ? pages_.size() : count / page_size;
  for (std::size_t page = whole_pages; page > 0 && pages_[page - 1]; --page) pages_[page - 1].reset();
}

std::span<const std::uint32_t> ExchangeChanges::touched_by(std::size_t number) const {
  const Page& page = page_of(number);
  const std::size_t place = number % page_size;
  const std::size_t begin = place == 0 ? 0 : page.touched_ends[place - 1];
  return std::span(page.touched).subspan(begin, page.touched_ends[place] - begin);
}

std::uint64_t ExchangeChanges::highest_named(const Id& replica) const {
  const auto found = highest_named_.find(replica);
  return found == highest_named_.end() ? 0 : found->second;
}

}  // namespace counterbell
