// The log as storage holds it, handed over part by part: at the start, and when another tab has saved something.
#include <emscripten.h>

#include <utility>

#include "shell/browser/program.h"

using namespace counterbell::browser;

namespace {

/// Gives the app the lines that have just been read, and frees them here.
void take_kept() {
  Program& p = program();
  p.app->take_kept(p.kept.lines());
  p.kept.clear();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void cb_kept_segment(std::size_t) {
  program().kept.add_segment(std::move(program().inbox));
  take_kept();
}

EMSCRIPTEN_KEEPALIVE void cb_kept_row(std::size_t) {
  program().kept.add_row(std::move(program().inbox));
  take_kept();
}

/// After a start from the snapshot: all of the log has been handed over. 0 when some of its lines are missing.
EMSCRIPTEN_KEEPALIVE int cb_lines_came() { return program().app->lines_came(); }

/// Shows what another tab saved, after cb_kept_segment and cb_kept_row have handed it over.
EMSCRIPTEN_KEEPALIVE void cb_kept_elsewhere() { program().app->kept_elsewhere_came(); }

}  // extern "C"
