#include "shell/browser/browser_journal.h"

#include "replica/change/erasure.h"
#include "replica/exchange/segments.h"
#include "shell/browser/bridge.h"

namespace counterbell::browser {

void BrowserJournal::append(std::vector<std::string> lines, Done done) {
  std::string joined;
  for (const std::string& line : lines) {
    if (!joined.empty()) joined += '\n';
    joined += line;
  }
  const int request = ++last_request_;
  waiting_.emplace(request, std::move(done));
  page_append(request, joined.data(), joined.size());
}

void BrowserJournal::erase(std::vector<std::string> records, Done done) {
  const int request = ++last_request_;
  waiting_.emplace(request, std::move(done));
  erased_.emplace(request, Records(records.begin(), records.end()));
  page_erase_records(request);
}

std::string BrowserJournal::blank_segment(int request, std::string_view segment) const {
  const Records& records = erased_.at(request);
  return counterbell::blank_segment(segment, [&](std::string_view about) { return records.contains(about); });
}

std::string BrowserJournal::blank_row(int request, std::string_view row) const {
  const Records& records = erased_.at(request);
  return blank_lines(row, [&](std::string_view about) { return records.contains(about); });
}

void BrowserJournal::completed(int request, const Result<void>& outcome) {
  const auto found = waiting_.find(request);
  if (found == waiting_.end()) return;
  const Done done = found->second;
  if (outcome) {
    waiting_.erase(found);
    erased_.erase(request);
  }
  if (done) done(outcome);
}

}  // namespace counterbell::browser
