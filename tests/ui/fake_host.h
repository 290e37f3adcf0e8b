// A host under a test's control: nothing is shown, kept or fetched, everything is noted.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/ui/language.h"
#include "tests/unit/desk/sla_zones.h"
#include "tests/unit/fakes.h"
#include "ui/kit/host.h"
#include "words/message.h"

namespace counterbell::test {

/// Settings or drafts in a map.
template <typename Interface>
class MemoryStore : public Interface {
 public:
  std::string get(std::string_view key) const override {
    const auto found = entries.find(key);
    return found == entries.end() ? std::string() : found->second;
  }
  void set(std::string_view key, std::string_view text) override {
    if (text.empty()) {
      entries.erase(std::string(key));
    } else {
      entries.insert_or_assign(std::string(key), std::string(text));
    }
  }

  std::map<std::string, std::string, std::less<>> entries;
};

class MemoryDrafts : public MemoryStore<ui::Drafts> {
 public:
  std::uint64_t changes_elsewhere() const override { return elsewhere; }
  /// Sets a draft as another tab of the browser does.
  void set_elsewhere(std::string_view form, std::string_view text) {
    set(form, text);
    ++elsewhere;
  }

  std::uint64_t elsewhere = 0;
};

/// A file of given bytes, handed out in pieces of a given size. Pieces come when asked for, at once.
class MemoryFile : public ui::IncomingFile {
 public:
  MemoryFile(std::string name, std::string bytes, std::size_t piece_size = 64 * 1024)
      : name_(std::move(name)), bytes_(std::move(bytes)), piece_size_(piece_size) {}
  std::string name() const override { return name_; }
  std::uint64_t size() const override { return bytes_.size(); }
  std::uint64_t bytes_read() const override { return read_; }
  void read(std::function<void(Result<std::string_view>)> piece) override {
    if (is_damaged_) return piece(fail(ErrorKind::damaged, "The file is damaged."));
    if (!passphrase_.empty() && given_ != passphrase_)
      return piece(fail(ErrorKind::locked, "The passphrase is not the one."));
    const std::string_view next = std::string_view(bytes_).substr(read_, piece_size_);
    read_ += next.size();
    piece(next);
  }
  void unlock(std::string_view passphrase) override { given_ = passphrase; }

  bool is_sealed() const override { return !passphrase_.empty(); }

  /// Opens only by this passphrase from now on; not by any once it is damaged.
  void seal(std::string passphrase) { passphrase_ = std::move(passphrase); }
  void damage() { is_damaged_ = true; }

 private:
  std::string name_;
  std::string bytes_;
  std::size_t piece_size_;
  std::size_t read_ = 0;
  std::string passphrase_;
  std::string given_;
  bool is_damaged_ = false;
};

/// A folder in a map, with all answers at once.
class MemoryFolder : public ui::SharedFolder {
 public:
  Access access() const override { return state; }
  std::string name() const override { return state == Access::none ? "" : "Shop share"; }
  void choose() override { state = Access::ready; }
  void allow() override { state = Access::ready; }
  void forget() override {
    state = Access::none;
    known_as_sealed = false;
  }
  bool is_sealed() const override { return known_as_sealed; }
  void note_sealed() override { known_as_sealed = true; }
  void list(std::string_view, std::function<void(Result<std::vector<std::string>>)> listed) override {
    if (!trouble.empty()) return listed(fail(ErrorKind::storage, Message::received(trouble)));
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files) names.push_back(name);
    listed(std::move(names));
  }
  std::unique_ptr<ui::IncomingFile> open(std::string_view name) override {
    auto file = std::make_unique<MemoryFile>(std::string(name), files.at(std::string(name)));
    if (const auto passphrase = sealed.find(name); passphrase != sealed.end()) file->seal(passphrase->second);
    if (damaged.contains(name)) file->damage();
    return file;
  }
  void write(std::string_view name, std::string bytes, const ui::Wrapping& wrapping, Done done) override {
    put(std::string(name), std::move(bytes), wrapping.passphrase);
    if (wrapping.passphrase.empty()) written_readable.emplace_back(name);
    done({});
  }
  void remove(std::string_view name, Done done) override {
    take_away(std::string(name));
    done({});
  }

  /// What anybody who can write to the folder does: puts a file there, sealed unless `passphrase` is "", or takes one away.
  void put(const std::string& name, std::string bytes, const std::string& passphrase) {
    take_away(name);
    files.emplace(name, std::move(bytes));
    if (!passphrase.empty()) sealed.emplace(name, passphrase);
  }
  void take_away(const std::string& name) {
    files.erase(name);
    sealed.erase(name);
    damaged.erase(name);
  }

  Access state = Access::none;
  std::map<std::string, std::string, std::less<>> files;
  std::map<std::string, std::string, std::less<>> sealed;  ///< Passphrases by name.
  std::set<std::string, std::less<>> damaged;              ///< Files with a byte altered, by name.
  bool known_as_sealed = false;                            ///< On this device.
  std::vector<std::string> written_readable;               ///< What this device wrote for everybody to read, by name.
  std::string trouble;                                     ///< Why it cannot be reached; "" when it can.
};

/// How much time seems to pass from one reading of FakeHost::elapsed to the next, as if the work in between took so long: the same
/// on every machine. COUNTERBELL_TEST_CLOCK=still or =fast runs all tests with a clock that stands still, or goes a hundred times
/// as fast.
inline std::chrono::nanoseconds usual_reading() {
  const char* const name = std::getenv("COUNTERBELL_TEST_CLOCK");
  const std::string_view clock = name ? name : "";
  constexpr std::chrono::microseconds usual{100};
  if (clock.empty()) return usual;
  if (clock == "still") return std::chrono::nanoseconds(0);
  if (clock == "fast") return 100 * usual;
  std::fputs("COUNTERBELL_TEST_CLOCK is neither still nor fast.\n", stderr);
  std::abort();
}

class FakeHost : public ui::Host {
 public:
  ui::LaterState later_state() override {
    ++later_asked;
    return later_part;
  }
  void fetch_later() override { ++later_retries; }
  void wake(int frames) override { frames_wanted = std::max(frames_wanted, frames); }
  void wake_at(Time at) override { wake_times.push_back(at); }
  void wake_after(std::chrono::nanoseconds time) override { waits.push_back(time); }
  std::chrono::nanoseconds elapsed() override {
    read_ += reading;
    return clock.passed() + read_;
  }
  std::chrono::minutes utc_offset(Time) override { return offset; }
  const desk::sla::ZoneRules& zones() override { return zone_rules; }
  std::string own_zone() override { return "Europe/Berlin"; }
  std::string countries() override { return "AT\tAustria\nDE\tGermany\nIS\tIceland"; }
  std::string own_country() override { return "DE"; }
  desk::NumberPlans* number_plans() override { return nullptr; }

  void set_route(std::string_view route, bool replace) override {
    if (replace && !routes.empty()) routes.pop_back();
    routes.emplace_back(route);
  }
  void go_back() override {
    if (!routes.empty()) routes.pop_back();
  }
  void set_title(Words text) override { title = in_english(text.shown()); }

  bool may_write() override { return has_turn; }
  ui::Notifying notifying() override { return notifications; }
  void ask_to_notify() override { notifications = ui::Notifying::allowed; }
  void notify(Words, Words words, std::string_view) override { notified.push_back(in_english(words.shown())); }
  void set_badge(std::size_t count) override { badge = count; }

  void copy_text(std::string_view text) override { copied = in_english(text); }
  void open_file(std::string_view, std::function<void(std::unique_ptr<ui::IncomingFile>)> chosen) override {
    if (files_to_choose.empty()) return;  // the person thought better of it
    std::unique_ptr<ui::IncomingFile> file = std::move(files_to_choose.front());
    files_to_choose.pop_front();
    chosen(std::move(file));
  }
  void save_file(std::string_view name, std::string_view, std::string bytes, const ui::Wrapping& wrapping,
                 std::function<void(Result<void>)> saved) override {
    if (saving_trouble.empty()) {
      saved_files.emplace_back(name, std::move(bytes));
      saved_wrappings.push_back(wrapping);
      saved({});
    } else {
      saved(fail(ErrorKind::storage, Message::received(saving_trouble)));
    }
  }
  void print(std::string_view sheet, std::function<void(Result<void>)> printed) override {
    if (printing_trouble.empty()) {
      printed_sheets.emplace_back(sheet);
      printed({});
    } else {
      printed(fail(ErrorKind::storage, Message::received(printing_trouble)));
    }
  }
  bool can_seal() override { return sealing; }

  ui::StorageFigures storage() override { return figures; }
  ui::FrameFigures frames() override { return frame_figures; }
  void erase_device() override { ++erased; }
  void reload() override { ++reloaded; }
  void retry_saving() override { ++retried; }
  Message storage_trouble() override { return Message::received(trouble); }
  void save_rescue() override { ++rescued; }
  ui::UpdateState update_state() override { return update; }
  void apply_update() override { update = ui::UpdateState::none; }
  const std::vector<ui::Language>& languages() override { return known_languages; }
  void restart() override { ++restarts; }

  bool prefers_dark() override { return dark; }
  ui::Contrast contrast() override { return wanted_contrast; }
  bool reduced_motion() override { return still; }
  bool coarse_pointer() override { return coarse; }
  bool online() override { return connected; }
  bool is_single_file() override { return single_file; }
  void apply_palette(const ui::Palette& palette, bool is_dark) override {
    css = ui::css_variables(palette);
    shown_dark = is_dark;
  }

  ui::Settings& settings() override { return kept_settings; }
  ui::Drafts& drafts() override { return kept_drafts; }
  ui::SharedFolder& folder() override { return shared_folder; }

  void begin_proof(int shops) override { shown_proof = {.state = ui::Proof::State::running, .wanted = shops}; }
  void cancel_proof() override { shown_proof = {}; }
  const ui::Proof& proof() override { return shown_proof; }

  FakeClock clock;                                     ///< The time of day; what passes by it is elapsed, too.
  std::chrono::nanoseconds reading = usual_reading();  ///< How much time seems to pass from one reading to the next.
  ui::LaterState later_part = ui::LaterState::here;
  int later_asked = 0;
  int later_retries = 0;
  /// When the next of the frames asked for by time is due; nothing when there is none.
  std::optional<Time> next_frame() {
    std::vector<Time> times = wake_times;
    for (const std::chrono::nanoseconds wait : waits) {
      times.push_back(clock.now() + std::chrono::ceil<std::chrono::milliseconds>(wait));
    }
    return times.empty() ? std::nullopt : std::optional(std::ranges::min(times));
  }

  int frames_wanted = 0;
  std::vector<Time> wake_times;
  std::vector<std::chrono::nanoseconds> waits;
  TwoZones zone_rules;
  std::chrono::minutes offset{60};
  std::vector<std::string> routes;
  std::string title;
  bool has_turn = true;
  ui::Notifying notifications = ui::Notifying::unasked;
  std::vector<std::string> notified;
  std::size_t badge = 0;
  std::string copied;
  std::deque<std::unique_ptr<ui::IncomingFile>> files_to_choose;  ///< What the person will choose, one each time.
  std::vector<std::pair<std::string, std::string>> saved_files;   ///< Names and bytes.
  std::vector<ui::Wrapping> saved_wrappings;                      ///< What they were to be wrapped in.
  std::string saving_trouble;                                     ///< Why no file can be saved; "" when it can.
  std::vector<std::string> printed_sheets;                        ///< As JSON.
  std::string printing_trouble;                                   ///< Why nothing can be printed; "" when it can.
  bool sealing = true;
  ui::StorageFigures figures{12'400'000, 2'000'000'000, true};
  ui::FrameFigures frame_figures{3, {ui::FrameTime(2.0f), ui::FrameTime(61.5f), ui::FrameTime(4.0f)}, 34'000'000};
  int erased = 0;
  int reloaded = 0;
  int restarts = 0;
  std::vector<ui::Language> known_languages;
  int retried = 0;
  std::string trouble;
  int rescued = 0;
  ui::UpdateState update = ui::UpdateState::none;
  bool dark = false;
  ui::Contrast wanted_contrast = ui::Contrast::usual;
  bool still = true;  ///< Reduced motion: what appears is there at once.
  bool coarse = false;
  bool connected = true;
  bool single_file = false;
  std::string css;
  bool shown_dark = false;
  MemoryStore<ui::Settings> kept_settings;
  MemoryDrafts kept_drafts;
  MemoryFolder shared_folder;
  ui::Proof shown_proof;

 private:
  std::chrono::nanoseconds read_{0};
};

}  // namespace counterbell::test
