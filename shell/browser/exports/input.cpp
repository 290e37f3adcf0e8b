// What people do: pointer, keys, mirrored elements, the address.
#include <emscripten.h>

#include <cstdint>
#include <utility>

#include "shell/browser/program.h"

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

EMSCRIPTEN_KEEPALIVE void cb_pointer_moved(float x, float y, int finger) {
  program().canvas.pointer_moved(x, y, finger != 0);
}

EMSCRIPTEN_KEEPALIVE void cb_pointer_pressed(int button, int down) {
  program().canvas.pointer_pressed(button, down != 0);
}

EMSCRIPTEN_KEEPALIVE void cb_pointer_left() { program().canvas.pointer_left(); }

EMSCRIPTEN_KEEPALIVE void cb_page_focused(int focused) { program().canvas.focus_changed(focused != 0); }

EMSCRIPTEN_KEEPALIVE void cb_scrolled(float x, float y, float dx, float dy) {
  program().app->ui().post_scroll(x, y, dx, dy);
}

EMSCRIPTEN_KEEPALIVE void cb_context_wanted(float x, float y) { program().app->ui().post_context(x, y); }

/// `named` counts as ui::Key does, or is -1 for a key that writes the character `sign` (0: none, or several) and has the Latin letter
/// `place` in its place (0: it writes a Latin one). The bits of `held`: 1 control, 2 shift, 4 alt, 8 in a text field.
EMSCRIPTEN_KEEPALIVE void cb_key_pressed(int named, std::uint32_t sign, std::uint32_t place, unsigned held) {
  ui::Ui::KeyEvent event;
  if (named >= 0) event.key = static_cast<ui::Key>(named);
  if (sign != 0) event.text = static_cast<char32_t>(sign);
  event.place = static_cast<char32_t>(place);
  event.control = (held & 1u) != 0;
  event.shift = (held & 2u) != 0;
  event.alt = (held & 4u) != 0;
  event.in_field = (held & 8u) != 0;
  program().app->ui().post_key(std::move(event));
}

/// 1 where people hold Alt for the shortcuts of one letter, so that these are not the browser's.
EMSCRIPTEN_KEEPALIVE int cb_alt_letters() { return program().app->ui().letter_keys() == ui::LetterKeys::with_alt; }

/// What a person did to a mirrored element; `kind` counts as ui::Event::Kind does.
EMSCRIPTEN_KEEPALIVE void cb_event(int kind, std::uint32_t node, std::uint32_t edit, int choice, int focus_visible,
                                   std::size_t size) {
  ui::Event event;
  event.kind = static_cast<ui::Event::Kind>(kind);
  event.id = node;
  event.text = Inbox().text(size);
  event.edit = edit;
  event.choice = choice;
  event.focus_visible = focus_visible != 0;
  program().app->ui().semantics().post(std::move(event));
}

EMSCRIPTEN_KEEPALIVE void cb_route_changed(std::size_t size) { program().app->open_route(Inbox().text(size)); }

/// Back was pressed: 1 when that closed a dialog.
EMSCRIPTEN_KEEPALIVE int cb_back() { return program().app->close_top(); }

}  // extern "C"
