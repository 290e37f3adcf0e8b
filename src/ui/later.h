// The parts of the program that nobody needs for the first frame: the browser fetches them after it.
#pragma once

/// Keeps a function apart from those that call it, under a name of its own, so that it can be fetched later, with what only it
/// needs (shell/browser/split.mjs).
#ifdef __EMSCRIPTEN__
#define COUNTERBELL_LATER(name) [[gnu::noinline, clang::export_name("later_" #name)]]
#else
#define COUNTERBELL_LATER(name)
#endif
