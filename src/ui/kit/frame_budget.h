// What a frame may give to work that goes on for many frames.
#pragma once

#include <chrono>

#include "ui/kit/host.h"

namespace counterbell::ui {

class FrameBudget {
 public:
  /// So much of the host's time, beginning now, and at most so many pieces of work: one frame must not do everything where the
  /// host's clock is coarse.
  FrameBudget(Host& host, std::chrono::milliseconds time, int most_pieces)
      : host_(host), end_(host.elapsed() + time), pieces_left_(most_pieces) {}

  /// Whether one more piece of work may be begun. The first always may, so that the work gets on however little time there is.
  bool next() {
    if (pieces_left_ == 0) return false;
    if (has_begun_ && host_.elapsed() >= end_) return false;
    has_begun_ = true;
    --pieces_left_;
    return true;
  }

 private:
  Host& host_;
  std::chrono::nanoseconds end_;
  int pieces_left_;  // At least one to begin with.
  bool has_begun_ = false;
};

}  // namespace counterbell::ui
