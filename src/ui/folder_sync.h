// Keeping this device and the shared folder alike: what lies in the folder comes in, what it lacks goes out, a slice per frame.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "replica/folder.h"
#include "ui/file_reading.h"
#include "ui/host.h"
#include "ui/import_run.h"
#include "ui/later.h"

namespace counterbell::ui {

class FolderSync {
 public:
  /// What a look at the folder came to.
  struct Report {
    std::int64_t at_ms = 0;
    ImportOutcome came_in;
    std::size_t changes_out = 0;
    std::size_t damaged = 0;  ///< Files that are half there yet, or damaged.
    std::size_t too_new = 0;
    std::uint64_t own_changes = 0;  ///< Of this device, all of which the folder has now.
    std::string trouble;            ///< Why it could not be done, in words.
  };

  explicit FolderSync(Host& host) : host_(host), reading_(host) {}

  /// Looks at the folder now, unless that is under way or the folder is out of reach. Where nothing has changed since the last
  /// look, that is all: nothing is drawn or told.
  void look(const desk::Desk& desk);
  /// Goes on with what is under way; every frame.
  void go_on(desk::Desk& desk);
  /// Whether changes may be made at any moment.
  bool is_busy() const { return step_ != Step::resting && step_ != Step::locked; }
  /// Whether a file's first change is about to be merged, so that the desk must settle first; told once.
  bool take_beginning() { return std::exchange(has_begun_, false); }

  /// A file is sealed, and this device does not know its passphrase.
  bool is_locked() const { return step_ == Step::locked; }
  std::string_view lock_trouble() const { return reading_.lock_trouble(); }
  void unlock(std::string_view passphrase);

  /// How far reading is, from 0 to 1, when it takes a while.
  std::optional<float> share() const;
  /// The last look, once there was one.
  const std::optional<Report>& report() const { return report_; }
  /// The report of a look that has just ended; told once.
  std::optional<Report> take_news() { return std::exchange(news_, std::nullopt); }
  /// Another folder was chosen: nothing of what was read counts any more.
  void forget();

 private:
  enum class Step : std::uint8_t { resting, listing, sorting, reading, locked, merging, writing, removing };

  /// What makes a look worth while: other files, or something done here.
  struct Seen {
    std::vector<std::string> names;
    std::uint64_t revision = 0;
    bool operator==(const Seen&) const = default;
  };

  void take_names(Result<std::vector<std::string>> names, std::uint64_t revision);
  COUNTERBELL_LATER(folder) bool advance(LaterPart later, desk::Desk& desk);
  bool sort_names(const desk::Desk& desk);
  bool read_next(const desk::Desk& desk);
  bool take_file(desk::Desk& desk);
  bool merge(LaterPart later, desk::Desk& desk);
  bool write_next();
  bool remove_next();
  void end(std::string trouble = {});
  SharedFolder::Done then(Step step);

  Host& host_;
  Step step_ = Step::resting;
  bool waits_ = false;  // For the host's answer.
  bool has_begun_ = false;
  FolderContents contents_;
  std::size_t erased_ = 0;            // How many records were erased when it was last looked at.
  Seen seen_;                         // Listed in this look;
  std::optional<Seen> done_;          // in the last one that came to a good end.
  std::vector<std::string> to_read_;  // The next one last.
  std::size_t read_ = 0;
  FileReading reading_;
  std::string passphrase_;  // Given since the page opened.
  std::optional<ImportRun> merging_;
  std::optional<ExchangeFile> merged_;  // The file that is being merged, to be noted after.
  std::unique_ptr<FolderWriter> writer_;
  std::vector<std::string> to_remove_;
  Report now_;
  std::optional<Report> report_;
  std::optional<Report> news_;
};

/// What came in and went out, in a sentence or two.
std::string in_words(const FolderSync::Report& report, std::string_view folder);

}  // namespace counterbell::ui
