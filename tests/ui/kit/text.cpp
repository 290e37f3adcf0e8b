// Text: measured and broken as the page's own fields do it.
#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>

#include "tests/ui/harness.h"
#include "ui/kit/draw/text.h"
#include "ui/kit/widgets/widgets.h"

using namespace counterbell;
using namespace counterbell::test;
using ui::TextStyle;

namespace {

/// Height in lines of `text` in a given width.
int lines(ui::Ui& ui, std::string_view text, float width) {
  return static_cast<int>(ui::text_height(ui, verbatim(text), TextStyle::body, width) / 22 + 0.5f);
}

float width_of(ui::Ui& ui, std::string_view text) { return ui::text_width(ui, verbatim(text), TextStyle::body); }

}  // namespace

TEST_CASE("Type is sized by its em square, as CSS does it") {
  Harness harness;
  harness.show([](ui::Ui& ui) {
    // Inter's tabular digits are 1276 of 2048 units wide.
    CHECK(width_of(ui, "0000000000") == doctest::Approx(10 * 15 * 1276.0 / 2048).epsilon(0.05));
    CHECK(width_of(ui, "1111") == width_of(ui, "8888"));
  });
}

TEST_CASE("Lines break after spaces and hyphens, and inside a word only when it must be") {
  Harness harness;
  harness.show([](ui::Ui& ui) {
    CHECK(lines(ui, "", 100) == 1);
    CHECK(lines(ui, "one", 100) == 1);
    CHECK(lines(ui, "one\ntwo", 100) == 2);
    CHECK(lines(ui, "one\n", 100) == 2);
    CHECK(lines(ui, "one\n\nthree", 100) == 3);
    const float two_words = width_of(ui, "walnut box");
    CHECK(lines(ui, "walnut box", two_words + 1) == 1);
    CHECK(lines(ui, "walnut box", two_words - 1) == 2);
    CHECK(lines(ui, "walnut    ", width_of(ui, "walnut") + 1) == 1);  // spaces hang
    CHECK(lines(ui, "walnut-box", two_words - 10) == 2);
    CHECK(lines(ui, "3.50,00", width_of(ui, "3.50,0")) == 2);  // no break after a point
    CHECK(lines(ui, "aaaaaaaaaaaaaaaaaaaa", width_of(ui, "aaaaaaaaaa") + 1) == 2);
    CHECK(lines(ui, "骨壺が割れて届きました", width_of(ui, "骨壺が割れて") + 1) == 2);
    CHECK(lines(ui, "wide", 0) == 4);
  });
}

TEST_CASE("Bytes that are no text do no harm") {
  Harness harness;
  harness.show([](ui::Ui& ui) {
    for (const std::string_view text :
         {"\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x8f", "\xed\xa0\x80", "\xc0\xaf", "a\xf8z"}) {
      ui::text(ui, {10, 10, 100, 20}, verbatim(text), TextStyle::body, ui.palette().ink);
      CHECK(width_of(ui, text) > 0);
    }
  });
}

TEST_CASE("Characters without a glyph are told once, for the shell to find a font that has them") {
  Harness harness;
  harness.show([](ui::Ui& ui) {
    ui::text(ui, {10, 10, 300, 20}, verbatim("Ольга 愛 Ольга"), TextStyle::body, ui.palette().ink);
  });
  const std::u32string missing = harness.ui().take_missing_characters();
  CHECK(missing == U"Ольга愛");
  CHECK(harness.ui().take_missing_characters().empty());
}

TEST_CASE("Text lies on whole device pixels at any density") {
  for (const float ratio : {1.0f, 1.25f, 1.5f, 2.0f}) {
    Harness harness(800, 600, ratio);
    harness.show(
        [](ui::Ui& ui) { ui::text(ui, {10.3f, 20.7f, 300, 23}, verbatim("H"), TextStyle::body, ui.palette().ink); });
    const ImDrawList* list = ImGui::GetDrawData()->CmdLists[0];
    REQUIRE(list->VtxBuffer.Size == 4);
    const float bottom = list->VtxBuffer[2].pos.y * ratio;
    CHECK(bottom == doctest::Approx(std::round(bottom)).epsilon(0.001));
  }
}

TEST_CASE("A line that does not fit is told in full where the pointer rests") {
  Harness harness;
  float width = 60;
  harness.show([&](ui::Ui& ui) {
    ui::draw_line(ui, {100, 100, width, 22}, verbatim("Engraved urn arrived cracked"), TextStyle::body,
                  ui.palette().ink);
  });
  ImGui::GetIO().AddMousePosEvent(110, 110);
  harness.frame();
  harness.frame();
  CHECK(harness.host.waits.size() == 1);
  width = 400;
  harness.frame();
  CHECK(harness.host.waits.empty());
}
