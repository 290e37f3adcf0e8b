// The durable log in IndexedDB (web/storage.js).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "replica/environment.h"

namespace counterbell::browser {

class BrowserJournal : public Journal {
 public:
  void append(std::vector<std::string> lines, Done done) override;
  void erase(std::vector<std::string> records, Done done) override;

  /// What the page keeps of a segment, or of a row, without what the erasure with this ticket takes.
  std::string blank_segment(int ticket, std::string_view segment) const;
  std::string blank_row(int ticket, std::string_view row) const;

  /// The page tells how the append with this ticket went. A failed one stays in the page's queue, so the same ticket may be
  /// answered again after a retry.
  void completed(int ticket, const Result<void>& outcome);

 private:
  using Records = std::set<std::string, std::less<>>;

  std::map<int, Done> waiting_;
  std::map<int, Records> erased_;  ///< By ticket.
  int last_ticket_ = 0;
};

}  // namespace counterbell::browser
