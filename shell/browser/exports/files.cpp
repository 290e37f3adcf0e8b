// Files that people choose, drop or save. `request` is the number that the program gave the page when it asked.
#include <emscripten.h>

#include <cstdint>
#include <utility>

#include "shell/browser/program.h"

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

EMSCRIPTEN_KEEPALIVE void cb_file_chosen(int request, int handle, double bytes, std::size_t name_size) {
  Program& p = program();
  p.host.files().chosen(request, handle, std::string(Inbox().text(name_size)), static_cast<std::uint64_t>(bytes));
}

EMSCRIPTEN_KEEPALIVE void cb_file_dropped(int handle, double bytes, std::size_t name_size) {
  Program& p = program();
  p.app->drop_file(
      p.host.files().dropped(handle, std::string(Inbox().text(name_size)), static_cast<std::uint64_t>(bytes)));
}

/// The next piece of a file, unpacked and unsealed; empty at its end. `read`: how many of the file's own bytes have been read so far.
/// `sealed`: whether it begins as sealed files do.
EMSCRIPTEN_KEEPALIVE void cb_file_piece(int request, double read, int sealed, std::size_t size) {
  const std::string piece = std::move(program().inbox);  // Whoever gets the piece may ask for the next one at once.
  program().host.files().piece(request, std::string_view(piece).substr(0, size),
                               {.read = static_cast<std::uint64_t>(read), .is_sealed = sealed != 0});
}

/// The file cannot be read; `kind` counts as web/files/trouble.js does, and the text says why.
EMSCRIPTEN_KEEPALIVE void cb_file_failed(int request, int kind, int sealed, std::size_t size) {
  constexpr ErrorKind kinds[] = {ErrorKind::storage, ErrorKind::damaged, ErrorKind::locked, ErrorKind::too_new};
  program().host.files().piece(request, fail(kinds[kind], Message::received(std::string(Inbox().text(size)))),
                               {.is_sealed = sealed != 0});
}

EMSCRIPTEN_KEEPALIVE void cb_file_saved(int request) { program().host.files().saved(request, {}); }

EMSCRIPTEN_KEEPALIVE void cb_file_not_saved(int request, std::size_t size) {
  program().host.files().saved(request, fail(ErrorKind::storage, Message::received(std::string(Inbox().text(size)))));
}

}  // extern "C"
