#include "shell/browser/browser_journal.h"

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

void BrowserJournal::completed(int ticket, const Result<void>& outcome) {
  const auto found = waiting_.find(ticket);
  if (found == waiting_.end()) return;
  const Done done = found->second;
  if (outcome) waiting_.erase(found);
  if (done) done(outcome);
}

}  // namespace counterbell::browser
