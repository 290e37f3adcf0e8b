// The later part of the program: what nobody needs for the first frame. The browser fetches it after that, and it may be long in
// coming, or not to be had at all for a while.
#pragma once

#include <cstdint>

namespace counterbell::ui {

/// Where the later part of the program is.
enum class LaterState : std::uint8_t {
  here,
  coming,
  unreachable,  ///< It could not be fetched last time; that is tried again.
};

/// That the later part is here. Whatever begins in it takes this, so that nobody can call it sooner; Host::later() gives it out.
class LaterPart {
  friend class Host;
  LaterPart() = default;
};

}  // namespace counterbell::ui

/// Keeps a function apart from those that call it, under a name of its own, so that it can be fetched later, with what only it
/// needs (shell/browser/split.mjs, which sees to it that it takes a LaterPart).
#ifdef __EMSCRIPTEN__
#define COUNTERBELL_LATER(name) [[gnu::noinline, clang::export_name("later_" #name)]]
#else
#define COUNTERBELL_LATER(name)
#endif
