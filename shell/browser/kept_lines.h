// The log as the page reads it from storage: checkpoint segments and rows, whose lines are wanted.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "replica/change.h"

namespace counterbell::browser {

class KeptLines {
 public:
  /// Takes a segment. A damaged one is kept as a single line, for the log to report: false.
  bool add_segment(std::string segment);
  /// Takes a row: lines separated by newlines.
  void add_row(std::string row);

  /// All lines, as views into what was added.
  const std::vector<KeptLine>& lines() const { return lines_; }
  void clear();

 private:
  std::deque<std::string> texts_;  // never moves what the lines point into
  std::vector<KeptLine> lines_;
};

}  // namespace counterbell::browser
