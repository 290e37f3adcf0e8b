// The browser program's object and its start. The page's side of all calls is web/program/program.js; what it calls later is in
// exports/, a file per subject.
#include <emscripten.h>

#include "shell/browser/program.h"

namespace counterbell::browser {

Program& program() {
  static Program the_program;
  return the_program;
}

std::string_view Inbox::text(std::size_t size) {
  const std::string_view taken = std::string_view(program().inbox).substr(next_, size);
  next_ += size;
  return taken;
}

}  // namespace counterbell::browser

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

/// Room for `size` bytes from the page.
EMSCRIPTEN_KEEPALIVE char* cb_inbox(std::size_t size) {
  program().inbox.resize(size);
  return program().inbox.data();
}

/// Connects to the canvas; 0 when the browser cannot draw.
EMSCRIPTEN_KEEPALIVE int cb_connect() { return program().canvas.connect(); }

/// Takes the fonts of the first frame and makes the app; 0 when they are not fonts.
EMSCRIPTEN_KEEPALIVE int cb_fonts(std::size_t regular, std::size_t semibold, std::size_t icons) {
  Program& p = program();
  Inbox in;
  const std::string_view first = in.text(regular), second = in.text(semibold);
  ui::Fonts fonts = ui::load_fonts(first, second, in.text(icons));
  if (!fonts.regular) return 0;
  fonts.shaper = &p.runs;
  p.glyphs.add_to(fonts);
  p.app.emplace(p.host, p.clock, p.random, p.journal, fonts);
  return 1;
}

/// Takes the font with the other scripts; `weight` counts as ui::Weight does.
EMSCRIPTEN_KEEPALIVE void cb_more_font(int weight, std::size_t size) {
  program().glyphs.more_arrived(static_cast<ui::Weight>(weight), Inbox().text(size));
}

/// Begins the start: the settings have been restored, and this many segments of the log will come.
EMSCRIPTEN_KEEPALIVE void cb_begin(std::size_t segments) { program().app->begin(segments); }

/// Ends the start: what storage held has been handed over. Takes the name, packed, of a shop that was kept here and is gone ("" when
/// none is), and 1 when some of what was saved last is gone.
EMSCRIPTEN_KEEPALIVE void cb_start(int changes_missing, std::size_t lost_shop) {
  Program& p = program();
  p.app->start(
      {.lost_shop = Message::received(std::string(Inbox().text(lost_shop))), .changes_missing = changes_missing != 0});
}

/// Ends the start when storage could not be read; the text says why.
EMSCRIPTEN_KEEPALIVE void cb_start_with_trouble(std::size_t size) {
  Program& p = program();
  p.app->start_with_trouble({ErrorKind::storage, Message::received(std::string(Inbox().text(size)))});
}

}  // extern "C"
