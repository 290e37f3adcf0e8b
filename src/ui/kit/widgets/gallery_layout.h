// How the gallery is laid out: sections, and samples in rows.
#pragma once

#include "ui/kit/layout.h"
#include "ui/kit/ui.h"
#include "words/words.h"

namespace counterbell::ui {

/// The heading of a section.
void gallery_section(Ui& ui, Flow& flow, Words title);

/// Hands out places from left to right, in a new line when one is full.
class GalleryRow {
 public:
  GalleryRow(Flow& flow, float height) : flow_(flow), height_(height), line_(flow.next(height)) {}
  Rect next(float width) {
    if (width > line_.width && used_) {
      flow_.space(gap_small);
      line_ = flow_.next(height_);
    }
    used_ = true;
    const Rect place = line_.cut_left(width);
    line_.cut_left(gap_small + 4);
    return place;
  }

 private:
  Flow& flow_;
  float height_;
  Rect line_;
  bool used_ = false;
};

}  // namespace counterbell::ui
