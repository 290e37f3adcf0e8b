// How saving goes. `request` is the one that page_append or page_erase_records was called with.
#include <emscripten.h>

#include "shell/browser/program.h"

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

EMSCRIPTEN_KEEPALIVE void cb_saved(int request) { program().journal.completed(request, {}); }

EMSCRIPTEN_KEEPALIVE void cb_not_saved(int request, std::size_t size) {
  program().journal.completed(request, fail(ErrorKind::storage, Message::received(std::string(Inbox().text(size)))));
}

/// What is wrong with the storage, in words; "" when all is well again.
EMSCRIPTEN_KEEPALIVE void cb_storage_trouble(std::size_t size) {
  Program& p = program();
  p.host.set_storage_trouble(Message::received(std::string(Inbox().text(size))));
  p.app->environment_changed();
}

/// 1 while the program makes changes by itself, an import for example: until then no other tab may write.
EMSCRIPTEN_KEEPALIVE int cb_busy() { return program().app->is_busy(); }

}  // extern "C"
