// Text: measured and broken as the page's own fields do it.
#include <doctest/doctest.h>
#include <imgui.h>

#include <cmath>

#include "tests/ui/harness.h"
#include "ui/kit/draw/shaper.h"
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

namespace {

/// A shaper for which every character is 10 pixels wide, and that breaks after each third.
class ThreeInALine : public ui::Shaper {
 public:
  float width(std::string_view line, const ui::Setting&) override { return 10 * static_cast<float>(line.size()); }
  std::size_t fitting(std::string_view line, const ui::Setting&, float width) override {
    return std::min(line.size(), static_cast<std::size_t>(width / 10));
  }
  std::span<const ui::BrokenLine> lines(std::string_view text, const ui::Setting&, float) override {
    lines_.clear();
    for (std::size_t at = 0; at < text.size(); at += 6)
      lines_.push_back({at, std::min<std::size_t>(6, text.size() - at)});
    return lines_;
  }
  const ui::Picture* picture(std::string_view line, const ui::Setting&, bool is_right_to_left) override {
    drawn.emplace_back(is_right_to_left ? "<" : ">");
    drawn.back() += line;
    return &picture_;
  }
  std::vector<std::string> drawn;

 private:
  std::vector<ui::BrokenLine> lines_;
  ui::Picture picture_;
};

}  // namespace

TEST_CASE("Scripts that join or run from right to left are set as whole lines, emoji of several characters as one") {
  Harness harness;
  ThreeInALine shaper;
  ui::Fonts fonts = harness.fonts();
  fonts.shaper = &shaper;
  ui::Ui with_shaper(harness.host, fonts);
  harness.attach(with_shaper, [&] {
    with_shaper.begin_frame(harness.clock.now());
    shaper.drawn.clear();
    ui::draw_text(with_shaper, {0, 0, 60, 100}, verbatim("\u05E9\u05DC\u05D5\u05DDab"), TextStyle::body, 0xFF000000);
    ui::draw_line(with_shaper, {0, 100, 400, 22}, verbatim("Ring \U0001F469\u200D\U0001F527 to\u0301"), TextStyle::body,
                  0xFF000000);
    ui::draw_line(with_shaper, {0, 130, 400, 22}, verbatim("plain \u00FC \u4F60"), TextStyle::body, 0xFF000000);
    with_shaper.end_frame();
  });
  harness.settle();
  CHECK(shaper.drawn ==
        std::vector<std::string>{"<\u05E9\u05DC\u05D5", "<\u05DDab", ">\U0001F469\u200D\U0001F527", ">o\u0301"});
}

TEST_CASE("The direction of a line is that of its first letter") {
  CHECK(ui::is_right_to_left("\u05E9\u05DC\u05D5\u05DD hello"));
  CHECK(ui::is_right_to_left("12. (\u0645\u0631\u062D\u0628\u0627)"));
  CHECK_FALSE(ui::is_right_to_left("hello \u05E9\u05DC\u05D5\u05DD"));
  CHECK_FALSE(ui::is_right_to_left("2 \u00D7 3"));
  CHECK_FALSE(ui::is_right_to_left(""));
  CHECK(ui::has_joined_script("\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35"));
  CHECK(ui::has_joined_script("\u0928\u092E\u0938\u094D\u0924\u0947"));
  CHECK_FALSE(ui::has_joined_script("Gr\u00FC\u00DFe \u2026 \u4F60\u597D \uD55C \U0001F600"));
}
