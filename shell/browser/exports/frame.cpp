// Frames: what is seen, and the work between them.
#include <emscripten.h>

#include <string>
#include <utility>

#include "shell/browser/bridge.h"
#include "shell/browser/program.h"
#include "ui/kit/draw/imgui_access.h"

using namespace counterbell;
using namespace counterbell::browser;

namespace {

/// Gives the page the semantic tree, if it has another.
void mirror(const ui::Semantics& semantics) {
  std::string json = semantics.to_json();
  std::string& mirrored = program().mirrored;
  if (json == mirrored) return;
  mirrored = std::move(json);
  page_mirror(mirrored.data(), mirrored.size());
}

/// Tells the page what the last frame shows, and what it wants announced or focused.
void tell_page(ui::Semantics& semantics) {
  if (!page_mirror_waits()) mirror(semantics);
  for (const auto& said : semantics.take_announcements())
    page_announce(said.text.data(), said.text.size(), said.assertive);
  if (const auto node = semantics.take_focus_request()) page_focus(*node);
}

}  // namespace

extern "C" {

/// Handles the input since the last frame, and lays out the new one.
EMSCRIPTEN_KEEPALIVE void cb_frame(float width, float height, float density, float seconds_since_last) {
  Program& p = program();
  p.canvas.begin_frame({width, height, density}, seconds_since_last);
  p.app->frame();
  p.canvas.end_frame();
}

/// Shows the last frame: as pixels, and to the page as the semantic tree.
EMSCRIPTEN_KEEPALIVE void cb_show() {
  Program& p = program();
  p.canvas.show(p.app->ui().palette().bg);
  tell_page(p.app->ui().semantics());
  if (ui::imgui_access::input_waiting()) page_wake(1);  // A press and its release are handled in separate frames.
}

/// Gives the page the semantic tree, for which it waits no longer.
EMSCRIPTEN_KEEPALIVE void cb_mirror() { mirror(program().app->ui().semantics()); }

/// Works a little while no frame is wanted; 1 when there is more to do.
EMSCRIPTEN_KEEPALIVE int cb_work() { return program().app->work(); }

EMSCRIPTEN_KEEPALIVE void cb_context_restored() { program().canvas.restore(); }

/// Something outside that screens show has changed: the theme, the network, the later part of the program, …
EMSCRIPTEN_KEEPALIVE void cb_environment_changed() { program().app->environment_changed(); }

}  // extern "C"
