// Dear ImGui on the page's canvas: its context, its frames and the pointer.
#pragma once

#include "shell/browser/renderer.h"
#include "ui/kit/draw/theme.h"

namespace counterbell::browser {

/// The canvas's size in CSS pixels, and how many device pixels there are to a CSS pixel.
struct CanvasSize {
  float width = 0;
  float height = 0;
  float density = 1;
};

class Canvas {
 public:
  /// Makes Dear ImGui's context, so that fonts can be added.
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// Connects to the page's canvas; false when the browser has no WebGL 2.
  bool connect();
  /// To be called when the browser has replaced the drawing context by a new one: makes everything on it again.
  void restore();

  void begin_frame(const CanvasSize& size, float seconds_since_last);
  void end_frame();
  /// Draws the last frame over `ground`.
  void show(ui::Colour ground);

  void pointer_moved(float x, float y, bool finger);
  void pointer_pressed(int button, bool down);
  /// Nothing points at the canvas any more.
  void pointer_left();
  void focus_changed(bool focused);

 private:
  Renderer renderer_;
};

}  // namespace counterbell::browser
