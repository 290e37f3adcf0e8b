// Keeping this device and the shared folder alike: what lies in the folder comes in, what it lacks goes out, a slice per frame.
// A folder that was met sealed once is sealed for good: nothing readable is written to it, and nothing readable taken from it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "replica/exchange/folder.h"
#include "ui/common/file_reading.h"
#include "ui/kit/host.h"
#include "ui/kit/later.h"
#include "ui/sharing/import_run.h"

namespace counterbell::ui {

class FolderSync {
 public:
  /// What a look at the folder came to.
  struct Report {
    Time at;
    ImportOutcome came_in;
    std::size_t changes_out = 0;
    std::vector<std::string> unopened;  ///< Files that are half there yet, damaged, or sealed with another passphrase.
    std::vector<std::string> readable;  ///< Files in a sealed folder that are not: passed over, but for what is known.
    std::size_t too_new = 0;
    std::uint64_t own_changes = 0;  ///< Of this device, all of which the folder has now.
    bool is_sealed = false;         ///< The folder is.
    Message trouble;                ///< Why it could not be done.

    /// Whether everything in the folder is here, too.
    bool is_alike() const { return unopened.empty() && readable.empty() && too_new == 0; }
  };

  /// What the person must say before anything is taken in or written.
  enum class Question : std::uint8_t {
    none,
    passphrase,      ///< The one that the files are sealed with; lock_trouble() says why the last one did not do.
    new_passphrase,  ///< The folder is sealed, and no file in it can tell by which: all are gone or damaged.
    sealing,         ///< It is readable although this device remembers a passphrase: whether to seal it.
  };

  explicit FolderSync(Host& host) : host_(host), reading_(host) {}

  /// Looks at the folder now, unless that is under way or the folder is out of reach. Where nothing has changed since the last
  /// look, that is all: nothing is drawn or told.
  void look(const desk::Desk& desk);
  /// The same, and whatever was read before is read again: somebody may have altered it.
  void look_at_everything(const desk::Desk& desk);
  /// Goes on with what is under way; every frame.
  void go_on(desk::Desk& desk);
  /// Whether changes may be made at any moment.
  bool is_busy() const { return step_ != Step::resting; }
  /// Whether a file's first change is about to be merged, so that the desk must settle first; told once.
  bool take_beginning() { return std::exchange(has_begun_, false); }

  Question question() const { return question_; }
  const Message& lock_trouble() const { return lock_trouble_; }
  /// Answers Question::passphrase: a file that it opens shows that it is the one.
  void unlock(std::string_view passphrase, const desk::Desk& desk);
  /// Seals the folder from now on with a passphrase that the person chose; "": the remembered one. What lies readable in it is
  /// taken in a last time, unless it was sealed before, and gives way to sealed files.
  void seal(std::string_view passphrase, const desk::Desk& desk);

  /// How far reading is, from 0 to 1, when it takes a while.
  std::optional<float> share() const;
  /// The last look, once there was one.
  const std::optional<Report>& report() const { return report_; }
  /// The report of a look that has just ended; told once.
  std::optional<Report> take_news() { return std::exchange(news_, std::nullopt); }
  /// Another folder was chosen: nothing of what was read counts any more.
  void forget();

 private:
  enum class Step : std::uint8_t { resting, listing, sorting, reading, merging, writing, removing };

  /// What makes a look worth while: other files, something done here, or a passphrase remembered or forgotten.
  struct Seen {
    std::vector<std::string> names;
    std::uint64_t revision = 0;
    bool knows_passphrase = false;
    bool operator==(const Seen&) const = default;
  };

  void take_names(Result<std::vector<std::string>> names, std::uint64_t revision);
  COUNTERBELL_LATER(folder) bool advance(LaterPart later, desk::Desk& desk);
  bool sort_names(const desk::Desk& desk);
  bool read_next(const desk::Desk& desk);
  bool take_file(desk::Desk& desk);
  bool take_locked(const desk::Desk& desk);
  bool pass_over_readable(const ExchangeFile& file, const desk::Desk& desk);
  void note_unusable(ErrorKind why);
  bool done_with_file(const desk::Desk& desk);
  bool merge(LaterPart later, desk::Desk& desk);
  Question open_question() const;
  bool ask(Question question);
  std::vector<std::string> broken_own(const VersionVector& settled, const Replica& replica) const;
  bool begin_writing(const desk::Desk& desk);
  bool write_next();
  bool remove_next();
  void end(Message trouble = {});
  SharedFolder::Done then(Step step);

  bool is_sealed() const { return host_.folder().is_sealed(); }
  bool takes_readable() const;
  std::string passphrase() const;

  Host& host_;
  Step step_ = Step::resting;
  bool waits_ = false;  // For the host's answer.
  bool has_begun_ = false;
  FolderContents contents_;
  std::size_t erased_ = 0;            // How many records were erased when it was last looked at.
  Seen seen_;                         // Listed in this look;
  std::optional<Seen> done_;          // in the last one that came to a good end, or to a question.
  std::vector<std::string> to_read_;  // The next one last.
  std::size_t read_ = 0;
  FileReading reading_;
  std::string passphrase_;   // Given since the page opened, or remembered and found to be the one.
  bool is_proven_ = false;   // It has opened a file of this folder, or the person chose it for this folder.
  bool is_sealing_ = false;  // Readable files are taken in a last time.
  bool is_any_locked_ = false;
  Question question_ = Question::none;
  Message lock_trouble_;
  std::optional<ImportRun> merging_;
  std::optional<ExchangeFile> merged_;  // The file that is being merged, to be noted after.
  Cover cover_ = Cover::readable;       // How the file at hand lies in the folder.
  std::unique_ptr<FolderWriter> writer_;
  std::vector<std::string> to_remove_;
  Report now_;
  std::optional<Report> report_;
  std::optional<Report> news_;
};

/// What came in and went out, in a sentence or two; of a look without trouble.
Text in_words(const FolderSync::Report& report, std::string_view folder);
/// What is amiss with files in the folder; empty when nothing.
Text amiss_in_words(const FolderSync::Report& report);

}  // namespace counterbell::ui
