// The screens of the places, made when they are first drawn and kept as long as the program runs.
#pragma once

#include <optional>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/later.h"

namespace counterbell::ui {

struct Feature;

/// What a screen's class does. `Later` is LaterPart where its code is in the later part of the program, else nothing.
template <typename... Later>
struct ScreenCode {
  /// Makes the screen when there is none yet, and draws it.
  void (*draw)(Later..., void*& screen, Context& context, Rect area) = nullptr;
  void (*remove)(Later..., void* screen) = nullptr;
};

template <typename Screen, typename... Later>
struct ScreenOf {
  static void draw(Later... later, void*& screen, Context& context, Rect area) {
    if (!screen) screen = new Screen;
    static_cast<Screen*>(screen)->draw(later..., context, area);
  }
  static void remove(Later..., void* screen) { delete static_cast<Screen*>(screen); }
};

/// Of a class with draw(Context&, Rect).
template <typename Screen>
constexpr ScreenCode<> screen_code{ScreenOf<Screen>::draw, ScreenOf<Screen>::remove};
/// Of a class with draw(LaterPart, Context&, Rect).
template <typename Screen>
constexpr ScreenCode<LaterPart> later_code{ScreenOf<Screen, LaterPart>::draw, ScreenOf<Screen, LaterPart>::remove};

class Screens {
 public:
  Screens() = default;
  ~Screens();
  Screens(const Screens&) = delete;
  Screens& operator=(const Screens&) = delete;

  /// Draws the screen of a place, or that its part of the program is coming.
  void draw(const Feature& feature, Context& context, Rect area);

 private:
  struct Kept {
    const Feature* feature;
    void* screen = nullptr;
    std::optional<LaterPart> later = {};  ///< For removing what was made in the later part.
  };
  Kept& kept(const Feature& feature);

  std::vector<Kept> kept_;
};

}  // namespace counterbell::ui
