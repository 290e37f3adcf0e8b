#include "shell/browser/renderer.h"

#include <GLES3/gl3.h>
#include <imgui.h>

#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#include "shell/browser/bridge.h"

namespace counterbell::browser {
namespace {

constexpr char vertex_source[] = R"(#version 300 es
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texture_position;
layout(location = 2) in vec4 colour;
uniform vec4 to_clip_space;
out vec2 at;
out vec4 tint;
void main() {
  at = texture_position;
  tint = colour;
  gl_Position = vec4(position * to_clip_space.xy + to_clip_space.zw, 0.0, 1.0);
})";

constexpr char fragment_source[] = R"(#version 300 es
precision mediump float;
in vec2 at;
in vec4 tint;
uniform sampler2D image;
out vec4 colour;
void main() { colour = tint * texture(image, at); })";

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

GLuint make_program() {
  const GLuint program = glCreateProgram();
  glAttachShader(program, compile(GL_VERTEX_SHADER, vertex_source));
  glAttachShader(program, compile(GL_FRAGMENT_SHADER, fragment_source));
  glLinkProgram(program);
  return program;
}

/// Makes and binds the one vertex array, vertex buffer and index buffer that all drawing uses.
void bind_buffers() {
  GLuint array = 0, buffers[2] = {};
  glGenVertexArrays(1, &array);
  glBindVertexArray(array);
  glGenBuffers(2, buffers);
  glBindBuffer(GL_ARRAY_BUFFER, buffers[0]);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers[1]);

  const auto part = [](GLuint location, GLint count, GLenum type, GLboolean normalized, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, count, type, normalized, sizeof(ImDrawVert), reinterpret_cast<const void*>(offset));
  };
  part(0, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, pos));
  part(1, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, uv));
  part(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(ImDrawVert, col));
}

GLuint name_of(const ImTextureData& texture) { return static_cast<GLuint>(texture.TexID); }

void create(ImTextureData& texture) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               texture.GetPixels());
  texture.SetTexID(name);
  texture.SetStatus(ImTextureStatus_OK);
}

/// Sends the parts of a texture that changed: new glyphs.
void update(ImTextureData& texture) {
  glBindTexture(GL_TEXTURE_2D, name_of(texture));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
  for (const ImTextureRect& part : texture.Updates) {
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                    texture.GetPixelsAt(part.x, part.y));
  }
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  texture.SetStatus(ImTextureStatus_OK);
}

void destroy(ImTextureData& texture) {
  const GLuint name = name_of(texture);
  glDeleteTextures(1, &name);
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

/// A checksum that differs for different frames; it does not resist tampering.
class Sum {
 public:
  void add(const void* data, std::size_t size) {
    const char* at = static_cast<const char*>(data);
    for (; size >= sizeof(std::uint64_t); size -= sizeof(std::uint64_t), at += sizeof(std::uint64_t)) {
      std::uint64_t word;
      std::memcpy(&word, at, sizeof word);
      add(word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, at, size);
    add(rest);
  }
  void add(std::uint64_t word) { sum_ = std::rotl((sum_ ^ word) * 0x9E3779B97F4A7C15u, 29); }
  std::uint64_t sum() const { return sum_; }

 private:
  std::uint64_t sum_ = 1;
};

std::uint64_t sum_of(const ImDrawData& frame, std::uint32_t ground) {
  Sum sum;
  sum.add(&frame.DisplaySize, sizeof frame.DisplaySize);
  sum.add(&frame.FramebufferScale, sizeof frame.FramebufferScale);
  sum.add(ground);
  for (const ImDrawList* list : frame.CmdLists) {
    sum.add(list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    sum.add(list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      sum.add(&command.ClipRect, sizeof command.ClipRect);
      sum.add(command.ElemCount);
      sum.add(command.IdxOffset);
      sum.add(command.GetTexID());
    }
  }
  return sum.sum();
}

}  // namespace

void Renderer::start() {
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Renderer_TextureMaxWidth = platform.Renderer_TextureMaxHeight = page_largest_texture();

  const GLuint program = make_program();
  glUseProgram(program);
  to_clip_space_ = glGetUniformLocation(program, "to_clip_space");
  bind_buffers();
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void Renderer::forget() {
  drawn_ = 0;
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->TexID == ImTextureID_Invalid) continue;
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);  // ImGui will ask for it again.
  }
}

void Renderer::draw(const ImDrawData& frame, std::uint32_t ground) {
  if (frame.DisplaySize.x <= 0 || frame.DisplaySize.y <= 0) return;
  const bool new_textures = update_textures(frame);
  const std::uint64_t sum = sum_of(frame, ground);
  if (std::exchange(drawn_, sum) == sum && !new_textures) return;
  glViewport(0, 0, static_cast<GLsizei>(frame.DisplaySize.x * frame.FramebufferScale.x),
             static_cast<GLsizei>(frame.DisplaySize.y * frame.FramebufferScale.y));
  const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(ground);
  glClearColor(colour.x, colour.y, colour.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);

  glUniform4f(to_clip_space_, 2 / frame.DisplaySize.x, -2 / frame.DisplaySize.y, -1, 1);
  glEnable(GL_SCISSOR_TEST);
  for (const ImDrawList* list : frame.CmdLists) {
    glBufferData(GL_ARRAY_BUFFER, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data, GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list->CmdBuffer) draw_command(frame, command);
  }
  glDisable(GL_SCISSOR_TEST);
}

void Renderer::draw_command(const ImDrawData& frame, const ImDrawCmd& command) {
  // From CSS pixels, with y downwards, to pixels of the canvas, with y upwards.
  const ImVec2 scale = frame.FramebufferScale;
  const ImVec4 clip = command.ClipRect;
  const float left = clip.x * scale.x, right = clip.z * scale.x;
  const float bottom = (frame.DisplaySize.y - clip.w) * scale.y, top = (frame.DisplaySize.y - clip.y) * scale.y;
  if (right <= left || top <= bottom || command.ElemCount == 0) return;
  glScissor(static_cast<GLint>(left), static_cast<GLint>(bottom), static_cast<GLsizei>(right - left),
            static_cast<GLsizei>(top - bottom));
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(command.GetTexID()));
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount),
                 sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT,
                 reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
}

/// Creates, updates and destroys textures as ImGui asks; returns whether there was anything to do.
bool Renderer::update_textures(const ImDrawData& frame) {
  bool any = false;
  if (!frame.Textures) return any;
  for (ImTextureData* texture : *frame.Textures) {
    any |= texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed;
    if (texture->Status == ImTextureStatus_WantCreate)
      create(*texture);
    else if (texture->Status == ImTextureStatus_WantUpdates)
      update(*texture);
    else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0)
      destroy(*texture);
  }
  return any;
}

}  // namespace counterbell::browser
