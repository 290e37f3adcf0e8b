#include "shell/browser/browser_host.h"

#include <emscripten/heap.h>

#include <array>
#include <chrono>
#include <span>

#include "shell/browser/bridge.h"
#include "shell/browser/browser_environment.h"

namespace counterbell::browser {
namespace {

/// As the page counts: in milliseconds since 1970.
double page_time(Time time) { return static_cast<double>(time.time_since_epoch().count()); }

}  // namespace

ui::LaterState BrowserHost::later_state() { return static_cast<ui::LaterState>(page_later_state()); }

void BrowserHost::fetch_later() { page_fetch_later(); }

void BrowserHost::wake(int frames) { page_wake(frames); }

void BrowserHost::wake_at(Time at) { page_wake_at(page_time(at)); }

void BrowserHost::wake_after(std::chrono::nanoseconds time) {
  // Rounded up: a frame that comes too early would need another one.
  wake_at(BrowserClock().now() + std::chrono::ceil<std::chrono::milliseconds>(time));
}

std::chrono::nanoseconds BrowserHost::elapsed() { return std::chrono::steady_clock::now().time_since_epoch(); }

std::chrono::minutes BrowserHost::utc_offset(Time at) {
  return std::chrono::minutes(page_utc_offset_minutes(page_time(at)));
}

void BrowserHost::set_route(std::string_view route, bool replace) {
  page_set_route(route.data(), route.size(), replace);
}

void BrowserHost::go_back() { page_go_back(); }

void BrowserHost::set_title(Words title) {
  const std::string_view shown = title.shown();
  page_set_title(shown.data(), shown.size());
}

bool BrowserHost::may_write() { return page_may_write() != 0; }

ui::Notifying BrowserHost::notifying() { return static_cast<ui::Notifying>(page_notifying()); }

void BrowserHost::ask_to_notify() { page_ask_to_notify(); }

void BrowserHost::notify(Words title, Words words, std::string_view route) {
  const std::string_view shown = title.shown();
  const std::string_view said = words.shown();
  page_notify(shown.data(), shown.size(), said.data(), said.size(), route.data(), route.size());
}

void BrowserHost::set_badge(std::size_t count) { page_set_badge(static_cast<int>(count)); }

void BrowserHost::copy_text(std::string_view text) { page_copy_text(text.data(), text.size()); }

void BrowserHost::open_file(std::string_view accept, BrowserFiles::Chosen chosen) {
  files_.open(accept, std::move(chosen));
}

void BrowserHost::save_file(std::string_view name, std::string_view media_type, std::string bytes,
                            const ui::Wrapping& wrapping, BrowserFiles::Saved saved) {
  files_.save(name, media_type, bytes, wrapping, std::move(saved));
}

void BrowserHost::print(std::string_view sheet, BrowserFiles::Saved printed) {
  page_print(files_.expect(std::move(printed)), sheet.data(), sheet.size());
}

bool BrowserHost::can_seal() { return page_can_seal() != 0; }

ui::StorageFigures BrowserHost::storage() {
  double figures[3] = {};
  page_storage_figures(figures);
  return {static_cast<std::uint64_t>(figures[0]), static_cast<std::uint64_t>(figures[1]), figures[2] != 0};
}

ui::FrameFigures BrowserHost::frames() {
  ui::FrameFigures figures;
  figures.drawn = static_cast<std::uint64_t>(page_frames_drawn());
  std::array<float, 600> work_ms;
  const int count = page_frame_times(work_ms.data());
  for (const float ms : std::span(work_ms).first(static_cast<std::size_t>(count))) figures.work.emplace_back(ms);
  figures.program_bytes = emscripten_get_heap_size();
  return figures;
}

void BrowserHost::erase_device() { page_erase_device(); }

void BrowserHost::retry_saving() { page_retry_saving(); }

void BrowserHost::save_rescue() { page_save_rescue(); }

void BrowserHost::reload() { page_reload(); }

void BrowserHost::begin_proof(int shops) {
  proof_ = {.state = ui::Proof::State::running, .wanted = shops};
  page_begin_proof(shops);
}

void BrowserHost::cancel_proof() {
  proof_ = {};
  page_cancel_proof();
}

ui::UpdateState BrowserHost::update_state() {
  return page_update_ready() != 0 ? ui::UpdateState::ready : ui::UpdateState::none;
}

void BrowserHost::apply_update() { page_apply_update(); }

void BrowserHost::restart() { page_restart(); }

std::string BrowserHost::countries() {
  std::string lines(16'384, '\0');  // 250 names of at most 60 bytes.
  lines.resize(static_cast<std::size_t>(page_countries(lines.data(), lines.size())));
  return lines;
}

std::string BrowserHost::own_country() {
  char code[2];
  return {code, static_cast<std::size_t>(page_own_country(code, sizeof code))};
}

bool BrowserHost::prefers_dark() { return page_prefers_dark() != 0; }
ui::Contrast BrowserHost::contrast() { return static_cast<ui::Contrast>(page_contrast()); }

bool BrowserHost::reduced_motion() { return page_reduced_motion() != 0; }

bool BrowserHost::coarse_pointer() { return page_coarse_pointer() != 0; }

bool BrowserHost::online() { return page_online() != 0; }

bool BrowserHost::is_single_file() { return page_is_single_file() != 0; }

void BrowserHost::apply_palette(const ui::Palette& palette, bool dark) {
  const std::string css = ui::css_variables(palette) + ui::css_text_styles();
  page_set_palette(css.data(), css.size(), dark);
}

}  // namespace counterbell::browser
