// Settings and drafts: small texts that storage holds by name.
#include <emscripten.h>

#include <string>
#include <utility>

#include "shell/browser/program.h"
#include "words/catalogue.h"

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

EMSCRIPTEN_KEEPALIVE void cb_restore_setting(std::size_t key_size, std::size_t size) {
  Inbox in;
  const std::string_view key = in.text(key_size);
  program().host.settings().restore(key, in.text(size));
}

EMSCRIPTEN_KEEPALIVE void cb_restore_draft(std::size_t form_size, std::size_t size) {
  Inbox in;
  const std::string_view form = in.text(form_size);
  program().host.drafts().restore(form, in.text(size));
}

/// A language that the build has beside English: its code and its own name.
EMSCRIPTEN_KEEPALIVE void cb_language(std::size_t code_size, std::size_t name_size) {
  Inbox in;
  std::string code(in.text(code_size));
  program().host.add_language({.code = std::move(code), .name = std::string(in.text(name_size))});
}

/// The table of the language that this device uses. Without one, and if it cannot be read, it is English.
EMSCRIPTEN_KEEPALIVE void cb_words(std::size_t size) {
  use_catalogue(Catalogue::read(std::string(Inbox().text(size))));
}

/// Shows what another tab set, after cb_restore_setting and cb_restore_draft have handed it over.
EMSCRIPTEN_KEEPALIVE void cb_texts_changed_elsewhere() {
  Program& p = program();
  p.host.drafts().note_changes_elsewhere();
  p.app->settings_changed_elsewhere();
}

}  // extern "C"
