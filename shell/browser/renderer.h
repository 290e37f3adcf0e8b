// Draws what Dear ImGui made with WebGL 2.
//
// The renderer that comes with Dear ImGui asks the context for its whole state before each frame and puts it back after it, to
// live beside other drawing. There is none here, and in a browser each question waits until the graphics process has drawn all
// that came before: most of a frame's time. This one only ever tells.
#pragma once

#include <cstdint>

struct ImDrawData;
struct ImDrawCmd;
struct ImTextureData;

namespace counterbell::browser {

class Renderer {
 public:
  /// Makes what frames need, on the current context: at start, and again when the browser gave a new one.
  void start();

  /// Draws a frame over `ground`, a colour as ImGui packs it. One that looks as the last did is not drawn again: three of four
  /// frames only let things settle, and the browser keeps showing what it has.
  void draw(const ImDrawData& frame, std::uint32_t ground);

  /// The context is gone, and all textures with it.
  void forget();

 private:
  bool update_textures(const ImDrawData& frame);
  void draw_command(const ImDrawData& frame, const ImDrawCmd& command);

  std::uint64_t drawn_ = 0;          // Stands for all of the last frame; 0 when there is none.
  std::int32_t to_clip_space_ = -1;  // The program's uniform: scale and offset of a point.
};

}  // namespace counterbell::browser
