// The log as the page reads it from storage: takes checkpoint segments and rows, and gives their lines.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "replica/change/change.h"

namespace counterbell::browser {

class KeptLines {
 public:
  /// Takes a segment. When it is damaged, returns false and keeps it as a single line, so that the log reports it.
  bool add_segment(std::string segment);
  /// Takes a row: lines separated by newlines.
  void add_row(std::string row);

  /// All lines, as views into what was added.
  const std::vector<KeptLine>& lines() const { return lines_; }
  void clear();

 private:
  std::deque<std::string> texts_;  // What the lines point into. A deque never moves its items.
  std::vector<KeptLine> lines_;
};

}  // namespace counterbell::browser
