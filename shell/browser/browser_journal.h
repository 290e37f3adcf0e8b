// The durable log in IndexedDB (web/storage/storage.js).
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

  /// A segment or row that the page keeps, without the values that the erase() with this request number erases.
  std::string blank_segment(int request, std::string_view segment) const;
  std::string blank_row(int request, std::string_view row) const;

  /// Called by the page with the outcome of a request. A failed request stays in the page's queue, so its outcome may come again after a
  /// retry.
  void completed(int request, const Result<void>& outcome);

 private:
  using Records = std::set<std::string, std::less<>>;

  std::map<int, Done> waiting_;
  std::map<int, Records> erased_;  // By request.
  int last_request_ = 0;
};

}  // namespace counterbell::browser
