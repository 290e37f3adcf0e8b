#include "ui/screens/diagnostics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>
#include <string>

#include "ui/format.h"
#include "ui/forms.h"
#include "ui/icons.h"

namespace counterbell::ui {

namespace {

constexpr float most_width = 760;
constexpr float chart_height = 120;
constexpr float chart_top_ms = 66;   ///< What is longer fills the chart.
constexpr float long_frame_ms = 50;  ///< From here on people feel it.

std::string milliseconds(float ms) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), ms < 10 ? "%.1f ms" : "%.0f ms", static_cast<double>(ms));
  return text.data();
}

/// A bar for each frame, the newest at the right, and a line where people begin to feel it.
void draw_chart(Ui& ui, Rect rect, std::span<const float> work_ms) {
  const Palette& palette = ui.palette();
  const Scope chart(ui, Role::image, "The newest frames", rect);
  fill(ui, rect, palette.bg, corner_control);
  const float step = rect.width / static_cast<float>(std::max<std::size_t>(work_ms.size(), 60));
  float x = rect.right() - step * static_cast<float>(work_ms.size());
  for (const float ms : work_ms) {
    const float height = std::max(1.0f, rect.height * std::min(1.0f, ms / chart_top_ms));
    fill(ui, {x, rect.bottom() - height, std::max(1.0f, step), height},
         ms > long_frame_ms ? palette.bad : palette.accent);
    x += step;
  }
  const float y = rect.bottom() - rect.height * long_frame_ms / chart_top_ms;
  hairline(ui, rect.x, y, rect.right(), y, palette.line);
}

std::vector<std::pair<std::string, std::string>> frame_facts(const FrameFigures& frames) {
  const auto at = [&](float percent) { return milliseconds(percentile(frames.work_ms, percent)); };
  const auto too_long = std::ranges::count_if(frames.work_ms, [](float ms) { return ms > long_frame_ms; });
  return {{"Frames drawn", std::to_string(frames.drawn)},
          {"Middle frame", at(50)},
          {"Slowest of 100", at(99)},
          {"Longest frame", at(100)},
          {"Over " + milliseconds(long_frame_ms), std::to_string(too_long)}};
}

std::vector<std::pair<std::string, std::string>> memory_facts(Context& ctx, const FrameFigures& frames) {
  const StorageFigures storage = ctx.ui.host().storage();
  const std::size_t tickets = ctx.desk.replica().state().count(RecordType::ticket);
  const auto a_ticket = [&](std::uint64_t bytes) { return tickets == 0 ? "–" : file_size(bytes / tickets); };
  return {{"Tickets", std::to_string(tickets)},
          {"Changes kept", std::to_string(ctx.desk.replica().have().count())},
          {"Program memory", file_size(frames.program_bytes)},
          {"Memory a ticket", a_ticket(frames.program_bytes)},
          {"Storage used", file_size(storage.used_bytes)},
          {"Storage a ticket", a_ticket(storage.used_bytes)},
          {"Storage allowed", file_size(storage.quota_bytes)},
          {"Kept until erased", storage.persistent ? "promised" : "not promised"}};
}

}  // namespace

void DiagnosticsScreen::draw(LaterPart, Context& ctx, Rect area) {
  Ui& ui = ctx.ui;
  const Scope region(ui, Role::region, "Diagnostics", area);
  ScrollArea scroll(ui, "diagnostics", area);
  const float margin = ui.width() == Width::phone ? gap : gap_large;
  const Rect content = scroll.content().inset(margin);
  Flow flow({content.x, content.y, std::min(content.width, most_width), content.height}, gap);
  flow.space(heading(ui, flow.rest(), "Diagnostics", 1) + gap);

  const FrameFigures frames = ui.host().frames();
  std::string all;
  const auto card = [&](std::string_view title, const auto& facts, const std::function<void(Flow&)>& draw_more) {
    cards_.draw(ui, title, flow.next(cards_.height(title)), title, [&](Flow& inside) {
      draw_more(inside);
      for (const auto& [label, value] : facts) fact_line(ui, inside, label, value);
    });
    for (const auto& [label, value] : facts) all += label + ": " + value + "\n";
  };
  card("Frames", frame_facts(frames), [&](Flow& inside) {
    draw_chart(ui, inside.next(chart_height), frames.work_ms);
    inside.space(gap_small);
  });
  card("Memory and storage", memory_facts(ctx, frames), [](Flow&) {});
  ButtonLine buttons(ui, flow.next(ui.control_height()));
  if (buttons.left("Copy these figures")) {
    ui.host().copy_text(all);
    ctx.toasts.show("Copied", false);
  }
  scroll.set_content_height(flow.used() + 2 * margin);
}

float percentile(std::vector<float> values, float percent) {
  if (values.empty()) return 0;
  const auto count = static_cast<float>(values.size());
  const auto rank = static_cast<std::ptrdiff_t>(std::ceil(std::min(100.0f, percent) / 100 * count));
  const auto place = values.begin() + std::max<std::ptrdiff_t>(0, rank - 1);
  std::ranges::nth_element(values, place);
  return *place;
}

}  // namespace counterbell::ui
