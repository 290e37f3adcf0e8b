// What the interface needs from outside. The browser shell fulfils it with the page, tests with a fake.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/base/phone.h"
#include "desk/service/calendar/zone.h"
#include "model/error.h"
#include "model/time.h"
#include "ui/kit/draw/theme.h"
#include "ui/kit/later.h"
#include "words/message.h"

namespace counterbell::ui {

/// What is kept for this device alone, outside the log, as text: theme, density, who is signed in, what each station has.
/// Written through at once; small.
class Settings {
 public:
  virtual ~Settings() = default;
  virtual std::string get(std::string_view key) const = 0;  ///< "" when never set.
  virtual void set(std::string_view key, std::string_view value) = 0;
};

/// Half-typed text per form, kept durably at every keystroke so that it outlives a crash, a reload and any merge.
class Drafts {
 public:
  virtual ~Drafts() = default;
  virtual std::string get(std::string_view form) const = 0;            ///< "" when none.
  virtual void set(std::string_view form, std::string_view text) = 0;  ///< "" forgets it.
  /// Grows whenever another tab of this browser changed drafts: open forms then take theirs from here again.
  virtual std::uint64_t changes_elsewhere() const = 0;
};

/// A file a person chose, read in pieces.
class IncomingFile {
 public:
  virtual ~IncomingFile() = default;
  virtual std::string name() const = 0;
  virtual std::uint64_t size() const = 0;
  /// How many of its own bytes, which may be packed, have been read.
  virtual std::uint64_t bytes_read() const = 0;
  /// Asks for the next piece of its content, unpacked; `piece` is called later with its bytes, empty at the end.
  /// ErrorKind::locked says that the file is sealed, with another passphrase if one was given.
  virtual void read(std::function<void(Result<std::string_view>)> piece) = 0;
  /// Whether it begins as sealed files do, whatever it is called and whether or not it opens; known once it was read from.
  virtual bool is_sealed() const = 0;
  /// Gives the passphrase of a sealed file; reading begins at its beginning.
  virtual void unlock(std::string_view passphrase) = 0;
};

/// How a file's content is wrapped when it is handed out.
struct Wrapping {
  bool packed = false;     ///< gzip.
  std::string passphrase;  ///< Sealed with it, and packed, when not empty.
};

/// The folder that this device shares with its colleagues' stations, in browsers that lend folders to pages. Names are paths within
/// it, with "/".
class SharedFolder {
 public:
  enum class Access : std::uint8_t {
    unsupported,  ///< This browser lends pages no folders.
    none,         ///< None is chosen.
    asleep,       ///< One is chosen, but the browser wants to hear so again.
    ready,
  };
  using Done = std::function<void(Result<void>)>;
  virtual ~SharedFolder() = default;

  virtual Access access() const = 0;
  /// What the chosen folder is called.
  virtual std::string name() const = 0;
  /// Lets the person choose a folder, or allow the one that is asleep. Only on a press of theirs.
  virtual void choose() = 0;
  virtual void allow() = 0;
  virtual void forget() = 0;

  /// Whether the folder was ever met sealed on this device. It stays so for good, whatever lies in it, or no longer does.
  virtual bool is_sealed() const = 0;
  /// Remembers that: kept before the next file is written.
  virtual void note_sealed() = 0;

  /// The names of all files in the folder `within`, and of what else lies beside that.
  virtual void list(std::string_view within, std::function<void(Result<std::vector<std::string>>)> listed) = 0;
  virtual std::unique_ptr<IncomingFile> open(std::string_view name) = 0;
  /// Writes a file at once under its final name, whole or not at all. Nothing readable in a folder that is sealed.
  virtual void write(std::string_view name, std::string bytes, const Wrapping& wrapping, Done done) = 0;
  virtual void remove(std::string_view name, Done done) = 0;
};

/// What clocks of a place show, to the millisecond.
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

/// What a frame took, as it is measured: more finely than in whole milliseconds.
using FrameTime = std::chrono::duration<float, std::milli>;

/// What drawing costs, as measured where frames are drawn.
struct FrameFigures {
  std::uint64_t drawn = 0;           ///< Frames since the start.
  std::vector<FrameTime> work = {};  ///< The work of each of the newest ones, the oldest first; 600 at most.
  std::uint64_t program_bytes = 0;   ///< Memory that the program holds.
};

struct StorageFigures {
  std::uint64_t used_bytes = 0;
  std::uint64_t quota_bytes = 0;
  bool persistent = false;  ///< The browser promised not to evict it by itself.
};

/// The proof: made-up shops played through on this device, apart from everything that is kept on it.
struct Proof {
  enum class State : std::uint8_t {
    none,     ///< Not asked for, or cancelled.
    running,  ///< Shops are being played through.
    held,     ///< All of them came out as they must.
    failed,   ///< One did not: `words` tells its story.
    broken,   ///< It could not go on: `words` say why.
  };
  State state = State::none;
  int shops = 0;   ///< Played through so far,
  int wanted = 0;  ///< of so many.
  std::uint64_t steps = 0;
  std::uint64_t changes = 0;
  std::chrono::milliseconds took{0};
  Message words = {};
};

/// Whether the system shows this page's notifications.
enum class Notifying : std::uint8_t {
  unsupported,
  unasked,  ///< Nobody has been asked.
  allowed,
  blocked,  ///< In the browser's settings.
};

/// A language that this build has beside English.
struct Language {
  std::string code;  ///< By BCP 47: "de".
  std::string name;  ///< As those who speak it call it: "Deutsch".
};

/// A newer build of the site waits to be used.
enum class UpdateState : std::uint8_t { none, ready };

/// How much contrast the system asks for: more, or its own few colours in all programs (Windows' contrast themes).
enum class Contrast : std::uint8_t { usual, more, forced };

class Host {
 public:
  virtual ~Host() = default;

  /// Leave to call what is in the later part of the program; nothing until that is here, when a frame comes by itself.
  std::optional<LaterPart> later() {
    return later_state() == LaterState::here ? std::optional(LaterPart()) : std::nullopt;
  }
  /// Whoever asks for it wants it: it is fetched from the first time on, until it is here.
  virtual LaterState later_state() = 0;
  /// Tries again at once, when it could not be had.
  virtual void fetch_later() = 0;

  /// Asks for `frames` more frames from now; at least one.
  virtual void wake(int frames = 1) = 0;
  /// Asks for a frame at `at`, for something on screen that changes with time.
  virtual void wake_at(Time at) = 0;
  /// Asks for a frame when so much time has passed, for something on screen that waits.
  virtual void wake_after(std::chrono::nanoseconds time) = 0;

  /// How much time has passed since some moment. Unlike a Clock it goes on evenly and never back, whatever the device's clock is
  /// set to: everything that waits, measures or shares out time asks it. It may be coarse, and stand still between two readings.
  virtual std::chrono::nanoseconds elapsed() = 0;

  /// What to add to UTC for local time at `at`.
  virtual std::chrono::minutes utc_offset(Time at) = 0;
  /// What clocks here show at `at`.
  LocalTime local(Time at) { return LocalTime(at.time_since_epoch() + utc_offset(at)); }

  /// The rules of all time zones.
  virtual const desk::sla::ZoneRules& zones() = 0;
  /// The zone that this device is set to ("Europe/Berlin").
  virtual std::string own_zone() = 0;

  /// All countries in the order of their names in the language in use: for each a line of its two letters (ISO 3166), a tab and its name.
  /// These two tell nothing before the later part is here.
  virtual std::string countries() = 0;
  /// The letters of the one that this device is probably in; "" when nothing tells.
  virtual std::string own_country() = 0;
  /// What tells which telephone number is which; null where nothing does.
  virtual desk::NumberPlans* number_plans() = 0;

  /// Puts the screen's address ("/tickets/K7F-0042") into the page's: as a new step to go back from, or in place.
  virtual void set_route(std::string_view route, bool replace) = 0;
  virtual void go_back() = 0;
  virtual void set_title(Words title) = 0;

  /// Whether what this tab changes by itself now is kept: of several tabs one has the turn to write.
  virtual bool may_write() = 0;

  virtual Notifying notifying() = 0;
  /// Asks the person, on a press of theirs.
  virtual void ask_to_notify() = 0;
  /// Shows a notification while nobody looks at the page, if that is allowed; pressed, it opens `route`.
  virtual void notify(Words title, Words words, std::string_view route) = 0;
  /// The number on the program's icon; 0: none.
  virtual void set_badge(std::size_t count) = 0;

  virtual void copy_text(std::string_view text) = 0;
  /// Lets the person choose a file; `chosen` is called later with it, or never when they think better of it.
  virtual void open_file(std::string_view accept, std::function<void(std::unique_ptr<IncomingFile>)> chosen) = 0;
  /// Hands a file to the person under `name`; `saved` is called, perhaps later, with how that went.
  virtual void save_file(std::string_view name, std::string_view media_type, std::string bytes,
                         const Wrapping& wrapping, std::function<void(Result<void>)> saved) = 0;
  /// Hands a sheet (to_json in ui/kit/sheet.h) to the printer; `printed` is called, perhaps later, with whether that could be done.
  virtual void print(std::string_view sheet, std::function<void(Result<void>)> printed) = 0;
  /// Whether files can be sealed and opened here: browsers allow it at secure addresses only.
  virtual bool can_seal() = 0;

  virtual StorageFigures storage() = 0;
  virtual FrameFigures frames() = 0;
  /// Empties this device: log, drafts and settings; then the page starts afresh.
  virtual void erase_device() = 0;
  /// Tries again to save what could not be saved.
  virtual void retry_saving() = 0;
  /// What is wrong with the storage, even while nothing waits to be saved; empty when nothing is.
  virtual Message storage_trouble() = 0;
  /// Hands a file of everything that storage still gives to the person, when it could not be opened.
  virtual void save_rescue() = 0;

  /// Loads the page afresh, after its storage could not be read.
  virtual void reload() = 0;

  virtual UpdateState update_state() = 0;
  virtual void apply_update() = 0;

  /// The languages that this build has beside English.
  virtual const std::vector<Language>& languages() = 0;
  /// Starts the page anew once everything is saved. What was made before keeps its words, so that another language takes a start.
  virtual void restart() = 0;

  virtual bool prefers_dark() = 0;
  virtual Contrast contrast() = 0;
  virtual bool reduced_motion() = 0;
  /// Fingers rather than a mouse: larger targets.
  virtual bool coarse_pointer() = 0;
  virtual bool online() = 0;
  /// The page runs from one file on disk, whose storage all such files share.
  virtual bool is_single_file() = 0;
  /// The theme in force, so that the page around the canvas and its real fields match.
  virtual void apply_palette(const Palette& palette, bool dark) = 0;

  virtual Settings& settings() = 0;
  virtual Drafts& drafts() = 0;
  virtual SharedFolder& folder() = 0;

  /// Begins the proof with this many made-up shops, other ones each time. Only the site can: one file on disk cannot load what
  /// it takes.
  virtual void begin_proof(int shops) = 0;
  virtual void cancel_proof() = 0;
  /// How far it is. Its frames come by themselves.
  virtual const Proof& proof() = 0;
};

}  // namespace counterbell::ui
