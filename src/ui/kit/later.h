// The later part of the program: what nobody needs for the first frame. The browser fetches it after that, and it may be long in
// coming, or not to be had at all for a while.
//
// Functions that take a LaterPart are in it, with all that only they call (shell/browser/split.mjs). Two things undo that:
// - A function that is called from one place only is made part of that place. COUNTERBELL_LATER keeps it apart. What is called through
//   a pointer, as the screens are (ui/app/features.h), needs no mark.
// - What is handed on as a std::function, such as a lambda for Cards::draw, could be called by anybody, and stays in the first part
//   with all it calls, unless the function it is written in takes a LaterPart.
#pragma once

#include <cstdint>

namespace counterbell::ui {

/// Where the later part of the program is.
enum class LaterState : std::uint8_t {
  here,
  coming,
  unreachable,  ///< It could not be fetched last time; that is tried again.
};

/// That the later part is here. What is in it takes this, so that nobody can call it sooner; Host::later() gives it out.
class LaterPart {
  friend class Host;
  LaterPart() = default;
};

}  // namespace counterbell::ui

/// Keeps a function that takes a LaterPart apart from those that call it. `name` is another one for each.
#ifdef __EMSCRIPTEN__
#define COUNTERBELL_LATER(name) [[gnu::noinline, clang::export_name("later_" #name)]]
#else
#define COUNTERBELL_LATER(name)
#endif
