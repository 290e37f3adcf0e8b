#include "shell/browser/browser_journal.h"

#include "replica/erasure.h"
#include "replica/segments.h"
#include "shell/browser/bridge.h"

namespace counterbell::browser {

void BrowserJournal::append(std::vector<std::string> lines, Done done) {
  std::string joined;
  for (const std::string& line : lines) {
    if (!joined.empty()) joined += '\n';
    joined += line;
  }
  const int ticket = ++last_ticket_;
  waiting_.emplace(ticket, std::move(done));
  page_append(ticket, joined.data(), joined.size());
}

void BrowserJournal::erase(std::vector<std::string> records, Done done) {
  const int ticket = ++last_ticket_;
  waiting_.emplace(ticket, std::move(done));
  erased_.emplace(ticket, Records(records.begin(), records.end()));
  page_erase_records(ticket);
}

std::string BrowserJournal::blank_segment(int ticket, std::string_view segment) const {
  const Records& records = erased_.at(ticket);
  return counterbell::blank_segment(segment, [&](std::string_view about) { return records.contains(about); });
}

std::string BrowserJournal::blank_row(int ticket, std::string_view row) const {
  const Records& records = erased_.at(ticket);
  return blank_lines(row, [&](std::string_view about) { return records.contains(about); });
}

void BrowserJournal::completed(int ticket, const Result<void>& outcome) {
  const auto found = waiting_.find(ticket);
  if (found == waiting_.end()) return;
  const Done done = found->second;
  if (outcome) {
    waiting_.erase(found);
    erased_.erase(ticket);
  }
  if (done) done(outcome);
}

}  // namespace counterbell::browser
