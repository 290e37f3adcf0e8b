// The durable log in IndexedDB (web/storage.js).
#pragma once

#include <map>

#include "replica/environment.h"

namespace counterbell::browser {

class BrowserJournal : public Journal {
 public:
  void append(std::vector<std::string> lines, Done done) override;

  /// The page tells how the append with this ticket went. A failed one stays in the page's queue, so the same ticket may be
  /// answered again after a retry.
  void completed(int ticket, const Result<void>& outcome);

 private:
  std::map<int, Done> waiting_;
  int last_ticket_ = 0;
};

}  // namespace counterbell::browser
