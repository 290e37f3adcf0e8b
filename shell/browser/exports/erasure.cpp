// Erasing personal data from storage: the page hands over each stored segment and row, and keeps what comes back in its place.
// `request` is the one that page_erase_records was called with; the journal knows by it what to erase.
#include <emscripten.h>

#include "shell/browser/program.h"

using namespace counterbell::browser;

extern "C" {

/// Returns the size of the new text, which lies at cb_blanked; 0 when nothing changes.
EMSCRIPTEN_KEEPALIVE std::size_t cb_blank_segment(int request, std::size_t) {
  Program& p = program();
  p.blanked = p.journal.blank_segment(request, p.inbox);
  return p.blanked == p.inbox ? 0 : p.blanked.size();
}

/// The same for a row.
EMSCRIPTEN_KEEPALIVE std::size_t cb_blank_row(int request, std::size_t) {
  Program& p = program();
  p.blanked = p.journal.blank_row(request, p.inbox);
  return p.blanked == p.inbox ? 0 : p.blanked.size();
}

EMSCRIPTEN_KEEPALIVE const char* cb_blanked() { return program().blanked.data(); }

}  // extern "C"
