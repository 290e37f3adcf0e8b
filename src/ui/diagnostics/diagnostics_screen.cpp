#include "ui/diagnostics/diagnostics_screen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <span>
#include <string>

#include "ui/icons.h"
#include "ui/kit/format.h"
#include "ui/kit/widgets/forms.h"
#include "ui/kit/widgets/page.h"

namespace counterbell::ui {

namespace {

constexpr float chart_height = 120;
constexpr FrameTime chart_top{66};   ///< What is longer fills the chart.
constexpr FrameTime long_frame{50};  ///< From here on people feel it.

Text milliseconds(FrameTime time) {
  std::array<char, 32> number;
  const float ms = time.count();
  std::snprintf(number.data(), number.size(), ms < 10 ? "%.1f" : "%.0f", static_cast<double>(ms));
  return tr("{0} ms", verbatim(number.data()));
}

Text plain(std::uint64_t number) { return verbatim(std::to_string(number)); }

/// A bar for each frame, the newest at the right, and a line where people begin to feel it.
void draw_chart(Ui& ui, Rect rect, std::span<const FrameTime> work) {
  const Palette& palette = ui.palette();
  const Scope chart(ui, Role::image, tr("The newest frames"), rect);
  fill(ui, rect, palette.bg, corner_control);
  const float step = rect.width / static_cast<float>(std::max<std::size_t>(work.size(), 60));
  float x = rect.right() - step * static_cast<float>(work.size());
  for (const FrameTime time : work) {
    const float height = std::max(1.0f, rect.height * std::min(1.0f, time / chart_top));
    fill(ui, {x, rect.bottom() - height, std::max(1.0f, step), height},
         time > long_frame ? palette.bad : palette.accent);
    x += step;
  }
  const float y = rect.bottom() - rect.height * (long_frame / chart_top);
  hairline(ui, rect.x, y, rect.right(), y, palette.line);
}

std::vector<std::pair<Text, Text>> frame_facts(const FrameFigures& frames) {
  const auto at = [&](float percent) { return milliseconds(percentile(frames.work, percent)); };
  const auto too_long = std::ranges::count_if(frames.work, [](FrameTime time) { return time > long_frame; });
  return {{tr("Frames drawn"), plain(frames.drawn)},
          {tr("Middle frame"), at(50)},
          {tr("Slowest of 100"), at(99)},
          {tr("Longest frame"), at(100)},
          {tr("Over {0}", milliseconds(long_frame)), plain(static_cast<std::uint64_t>(too_long))}};
}

std::vector<std::pair<Text, Text>> memory_facts(Context& context, const FrameFigures& frames) {
  const StorageFigures storage = context.ui.host().storage();
  const std::size_t tickets = context.desk.replica().state().count(RecordType::ticket);
  const auto a_ticket = [&](std::uint64_t bytes) {
    return tickets == 0 ? Text(verbatim("–")) : file_size(bytes / tickets);
  };
  return {{tr("Tickets"), plain(tickets)},
          {tr("Changes kept"), plain(context.desk.replica().have().count())},
          {tr("Program memory"), file_size(frames.program_bytes)},
          {tr("Memory a ticket"), a_ticket(frames.program_bytes)},
          {tr("Storage used"), file_size(storage.used_bytes)},
          {tr("Storage a ticket"), a_ticket(storage.used_bytes)},
          {tr("Storage allowed"), file_size(storage.quota_bytes)},
          {tr("Kept until erased"), storage.persistent ? tr("promised") : tr("not promised")}};
}

}  // namespace

void DiagnosticsScreen::draw(LaterPart, Context& context, Rect area) {
  Ui& ui = context.ui;
  Page page(ui, "diagnostics", tr("Diagnostics"), area);
  const FrameFigures frames = ui.host().frames();
  std::string all;
  const auto card = [&](std::string_view key, Words title, const auto& facts,
                        const std::function<void(Flow&)>& draw_more) {
    cards_.draw(ui, key, page.flow(), title, [&](Flow& inside) {
      draw_more(inside);
      for (const auto& [label, value] : facts) fact_line(ui, inside, label, value);
    });
    for (const auto& [label, value] : facts) all.append(trc("figure", "{0}: {1}", label, value).shown()) += '\n';
  };
  card("frames", tr("Frames"), frame_facts(frames), [&](Flow& inside) {
    draw_chart(ui, inside.next(chart_height), frames.work);
    inside.space(gap_small);
  });
  card("memory", tr("Memory and storage"), memory_facts(context, frames), [](Flow&) {});
  ButtonLine buttons(ui, page.flow().next(ui.control_height()));
  if (buttons.left(tr("Copy these figures"))) {
    ui.host().copy_text(all);
    context.toasts.show(tr("Copied"), false);
  }
}

FrameTime percentile(std::vector<FrameTime> values, float percent) {
  if (values.empty()) return FrameTime(0);
  const auto count = static_cast<float>(values.size());
  const auto rank = static_cast<std::ptrdiff_t>(std::ceil(std::min(100.0f, percent) / 100 * count));
  const auto place = values.begin() + std::max<std::ptrdiff_t>(0, rank - 1);
  std::ranges::nth_element(values, place);
  return *place;
}

}  // namespace counterbell::ui
