// The snapshot of the log: read at the start instead of the log, and written while the program runs.
#include <emscripten.h>

#include <cstdint>
#include <utility>

#include "shell/browser/program.h"

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

// Reading: the index, then every block, then the end. Each of these is 0 when the snapshot cannot be used; the page must then begin
// the start again, without it.

EMSCRIPTEN_KEEPALIVE int cb_snapshot_begin(std::size_t size) {
  Snapshot* snapshot = program().app->snapshot();
  return snapshot && snapshot->begin(Inbox().text(size));
}

EMSCRIPTEN_KEEPALIVE int cb_snapshot_block(std::size_t size) {
  return program().app->snapshot()->take(Inbox().text(size));
}

EMSCRIPTEN_KEEPALIVE int cb_snapshot_end() { return program().app->snapshot()->finish(); }

// Writing: blocks until none is left, then the index. What was made last lies at cb_snapshot_part.

/// Makes a block that has been altered since it was last made; returns its key, 0 when there is none.
EMSCRIPTEN_KEEPALIVE std::uint32_t cb_snapshot_make() {
  Program& p = program();
  std::optional<Snapshot::Block> block = p.app->snapshot() ? p.app->snapshot()->next_altered() : std::nullopt;
  if (!block) return 0;
  p.snapshot_part = std::move(block->bytes);
  return block->key;
}

EMSCRIPTEN_KEEPALIVE void cb_snapshot_index() { program().snapshot_part = program().app->snapshot()->index(); }
EMSCRIPTEN_KEEPALIVE const char* cb_snapshot_part() { return program().snapshot_part.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t cb_snapshot_part_size() { return program().snapshot_part.size(); }

/// Storage keeps nothing of the snapshot any more: all blocks must be made again.
EMSCRIPTEN_KEEPALIVE void cb_snapshot_forget() {
  if (Snapshot* snapshot = program().app->snapshot()) snapshot->forget();
}

}  // extern "C"
