// Draws Dear ImGui's frames with WebGL 2.
//
// The renderer that comes with Dear ImGui reads the whole state of the context before each frame and restores it afterwards, so that it can
// be used beside other drawing code. Here there is no other, and in a browser each such read waits until the graphics process has finished
// everything before it, which takes most of a frame's time. This renderer never reads from the context while drawing.
#pragma once

#include <cstdint>

struct ImDrawData;
struct ImDrawCmd;
struct ImTextureData;

namespace counterbell::browser {

class Renderer {
 public:
  /// Makes what frames need on the current context. To be called at the start, and again for each new context.
  void start();

  /// Draws a frame over `ground`, a colour as ImGui packs it. A frame that looks like the last one is not drawn again, which is the case for
  /// three frames of four; the browser then goes on showing the last one.
  void draw(const ImDrawData& frame, std::uint32_t ground);

  /// To be called when the context is gone, and with it all textures.
  void forget();

 private:
  bool update_textures(const ImDrawData& frame);
  void draw_command(const ImDrawData& frame, const ImDrawCmd& command);

  std::uint64_t drawn_ = 0;          // The checksum of the last frame; 0 when there is none.
  std::int32_t to_clip_space_ = -1;  // The uniform of the shaders with the scale and offset of points.
};

}  // namespace counterbell::browser
