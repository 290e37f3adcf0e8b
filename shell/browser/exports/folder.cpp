// The shared folder. Its files are read and written as other files are (files.cpp).
#include <emscripten.h>

#include <algorithm>
#include <utility>

#include "shell/browser/program.h"

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

/// `access` counts as ui::SharedFolder::Access does; `sealed` says whether the folder was ever found sealed on this device.
EMSCRIPTEN_KEEPALIVE void cb_folder_changed(int access, int sealed, std::size_t name_size) {
  Program& p = program();
  p.host.folder().changed(static_cast<ui::SharedFolder::Access>(access), sealed != 0, Inbox().text(name_size));
  p.app->environment_changed();
}

/// The names of the files, each followed by a zero byte.
EMSCRIPTEN_KEEPALIVE void cb_folder_listed(int request, std::size_t size) {
  Inbox inbox;
  std::string_view rest = inbox.text(size);
  std::vector<std::string> names;
  while (!rest.empty()) {
    names.emplace_back(rest.substr(0, rest.find('\0')));
    rest.remove_prefix(std::min(names.back().size() + 1, rest.size()));
  }
  program().host.folder().listed(request, std::move(names));
}

EMSCRIPTEN_KEEPALIVE void cb_folder_not_listed(int request, std::size_t size) {
  program().host.folder().listed(request, fail(ErrorKind::storage, Message::received(std::string(Inbox().text(size)))));
}

/// It is time to look for new files in it.
EMSCRIPTEN_KEEPALIVE void cb_folder_look() { program().app->look_at_folder(); }

}  // extern "C"
