// The gallery: every widget in every state, complete at every size, in both themes.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "tests/ui/harness.h"
#include "ui/kit/widgets/gallery.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::Key;
using ui::Role;

namespace {

struct WithGallery {
  WithGallery(float width, float height, float pixel_ratio = 1) : harness(width, height, pixel_ratio) {
    harness.show([this](ui::Ui& ui) {
      gallery.draw(*harness.host.later(), ui, toasts, ui.screen());
      toasts.draw(ui);
    });
  }
  ui::Gallery gallery;
  ui::Toasts toasts;
  Harness harness;
};

}  // namespace

TEST_CASE("Every widget has its node, at every size and in both themes") {
  struct Size {
    float width, height, ratio;
  };
  for (const Size size : {Size{1440, 900, 1}, Size{1024, 768, 1.5f}, Size{390, 844, 2}, Size{320, 480, 1}}) {
    CAPTURE(size.width);
    WithGallery shown(size.width, size.height, size.ratio);
    shown.harness.expect_complete();
    shown.harness.host.dark = true;
    shown.harness.host.coarse = true;
    shown.harness.host.wake(2);
    shown.harness.settle();
    shown.harness.expect_complete();
    CHECK(shown.harness.host.shown_dark);
  }
}

TEST_CASE("Tab goes through the whole gallery, and everything it meets is in sight") {
  WithGallery shown(1024, 768);
  Harness& harness = shown.harness;
  std::vector<std::string> met;
  do {
    harness.key(Key::tab);
    REQUIRE(harness.focused() != nullptr);
    CHECK_FALSE(harness.focused()->covered);
    met.push_back(harness.focused()->name);
  } while (met.back() != "Show a failure" && met.size() < 200);
  CHECK(met.front() == "Take ticket");
  CHECK(met.size() == 50);
  CHECK(std::ranges::count(met, "Row 1") == 1);  // of ten thousand
}

TEST_CASE("The gallery at rest wants no frame") {
  WithGallery shown(1440, 900);
  shown.harness.frame();
  CHECK(shown.harness.host.frames_wanted == 0);
  CHECK(shown.harness.host.wake_times.empty());
  CHECK(shown.harness.host.waits.empty());
}

TEST_CASE("What appears takes 120 ms, and none when the system asks for less motion") {
  WithGallery shown(1440, 900);
  Harness& harness = shown.harness;
  harness.host.still = false;
  harness.host.reading = {};  // Nothing passes but what is said below.
  harness.ui().semantics().post(
      {.kind = ui::Event::Kind::activate, .id = harness.node(Role::button, "Open a dialog").id});
  harness.frame();
  for (int i = 0; i < 8; ++i) {
    CHECK(harness.host.frames_wanted > 0);
    harness.clock.advance(std::chrono::milliseconds(16));
    harness.frame();
  }
  harness.settle();
  CHECK(harness.has(Role::dialog, "Call the customer back"));
}
