// Compaction: the last segment of the log and the rows after it go in, and new segments come out.
#include <emscripten.h>

#include <utility>

#include "replica/exchange/segments.h"
#include "shell/browser/program.h"

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

/// 0 when the segment is damaged; the page must leave it as it is.
EMSCRIPTEN_KEEPALIVE int cb_fold_segment(std::size_t) {
  Program& p = program();
  const bool whole = p.kept.add_segment(std::move(p.inbox));
  if (!whole) p.kept.clear();
  return whole;
}

EMSCRIPTEN_KEEPALIVE void cb_fold_row(std::size_t) { program().kept.add_row(std::move(program().inbox)); }

/// Makes segments of what went in; returns how many.
EMSCRIPTEN_KEEPALIVE std::size_t cb_fold() {
  Program& p = program();
  p.segments = pack_segments(p.kept.lines());
  p.kept.clear();
  return p.segments.size();
}

/// Makes segments of all changes in memory, for a store that was cleared; returns how many.
EMSCRIPTEN_KEEPALIVE std::size_t cb_fold_everything() {
  Program& p = program();
  p.segments.clear();
  if (const Replica* replica = p.app->replica()) {
    SegmentPacker packer;
    replica->visit_lines({}, [&](const Dot&, std::string_view line) { packer.add({line, std::nullopt}); });
    p.segments = packer.take();
  }
  return p.segments.size();
}

EMSCRIPTEN_KEEPALIVE const char* cb_folded(std::size_t segment) { return program().segments[segment].data(); }
EMSCRIPTEN_KEEPALIVE std::size_t cb_folded_size(std::size_t segment) { return program().segments[segment].size(); }
EMSCRIPTEN_KEEPALIVE void cb_fold_done() { program().segments.clear(); }

}  // extern "C"
