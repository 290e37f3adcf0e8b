#include "ui/sharing/folder_sync.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "ui/common/passphrase.h"
#include "ui/kit/format.h"

namespace counterbell::ui {

namespace {

/// So many files are read before a share of them is shown.
constexpr std::size_t a_while = 8;

void add(ImportOutcome& sum, const ImportOutcome& one) {
  sum.changes_new += one.changes_new;
  sum.changes_not_understood += one.changes_not_understood;
  sum.tickets_new += one.tickets_new;
  sum.tickets_changed += one.tickets_changed;
  sum.messages_new += one.messages_new;
}

/// Whether nothing happened in either look, and both tell the same.
bool says_the_same(const FolderSync::Report& one, const FolderSync::Report& other) {
  const auto is_quiet = [](const FolderSync::Report& report) {
    return report.came_in.changes_new == 0 && report.changes_out == 0;
  };
  return is_quiet(one) && is_quiet(other) && one.trouble == other.trouble && one.unopened == other.unopened &&
         one.readable == other.readable && one.too_new == other.too_new && one.own_changes == other.own_changes;
}

void add_sentence(Text& sentences, Words next) {
  sentences = sentences.empty() ? Text(next) : trc("sentences", "{0} {1}", sentences, next);
}

}  // namespace

void FolderSync::look(const desk::Desk& desk) {
  if (step_ != Step::resting || host_.folder().access() != SharedFolder::Access::ready || !host_.later()) return;
  const Replica& replica = desk.replica();
  now_ = {};
  now_.at = replica.clock().now();
  step_ = Step::listing;
  waits_ = true;
  host_.folder().list(replica.shop().text(),
                      [this, revision = desk.revision()](Result<std::vector<std::string>> names) {
                        waits_ = false;
                        take_names(std::move(names), revision);
                      });
}

void FolderSync::look_at_everything(const desk::Desk& desk) {
  if (step_ != Step::resting) return;
  contents_ = {};
  done_.reset();
  look(desk);
}

void FolderSync::forget() {
  contents_ = {};
  done_.reset();
  report_.reset();
  passphrase_.clear();
  is_proven_ = is_sealing_ = false;
  question_ = Question::none;
}

std::string FolderSync::passphrase() const { return passphrase_.empty() ? remembered_passphrase(host_) : passphrase_; }

/// Whether what anybody may have put there is taken in.
bool FolderSync::takes_readable() const { return is_sealing_ || (!is_sealed() && passphrase().empty()); }

void FolderSync::take_names(Result<std::vector<std::string>> names, std::uint64_t revision) {
  if (!names) return end(std::move(names).error().message);
  std::ranges::sort(*names);
  seen_ = {*std::move(names), revision, !passphrase().empty()};
  if (done_ == seen_) {
    step_ = Step::resting;
    if (report_) report_->at = now_.at;
    return;
  }
  step_ = Step::sorting;
  host_.wake();
}

void FolderSync::go_on(desk::Desk& desk) {
  const bool rests = step_ == Step::resting || step_ == Step::listing;
  const std::optional<LaterPart> later = rests ? std::nullopt : host_.later();
  while (later && !waits_ && advance(*later, desk)) {
  }
}

/// True when the next step can follow at once.
bool FolderSync::advance(LaterPart later, desk::Desk& desk) {
  switch (step_) {
    case Step::sorting:
      return sort_names(desk);
    case Step::reading:
      return take_file(desk);
    case Step::merging:
      return merge(later, desk);
    case Step::writing:
      return write_next();
    case Step::removing:
      return remove_next();
    case Step::resting:
    case Step::listing:
      return false;
  }
  return false;
}

bool FolderSync::sort_names(const desk::Desk& desk) {
  const Replica& replica = desk.replica();
  // What was erased since may still lie in what was read: it is looked through again.
  if (std::exchange(erased_, replica.state().erased()) != replica.state().erased()) contents_ = {};
  const FolderNames names = sort_folder(replica.shop(), seen_.names);
  if (names.is_sealed) host_.folder().note_sealed();
  to_read_ = contents_.unread(names);
  std::ranges::reverse(to_read_);
  read_ = 0;
  is_any_locked_ = false;
  return read_next(desk);
}

bool FolderSync::read_next(const desk::Desk& desk) {
  if (to_read_.empty()) return begin_writing(desk);
  step_ = Step::reading;
  reading_.start(host_.folder().open(to_read_.back()), passphrase_);
  return true;
}

/// A file is being read, has been read or refused, or wants another passphrase.
bool FolderSync::take_file(desk::Desk& desk) {
  cover_ = reading_.is_sealed() ? Cover::sealed : Cover::readable;
  if (reading_.locked()) return take_locked(desk);
  std::optional<Result<ExchangeFile>> file = reading_.take();
  if (!file) return false;
  if (cover_ == Cover::sealed) host_.folder().note_sealed();
  Result<ImportPreview> found = *file ? preview(desk.replica(), **file) : std::unexpected(file->error());
  if (!found) {
    note_unusable(found.error().kind);
    return done_with_file(desk);
  }
  if (cover_ == Cover::readable && !takes_readable()) return pass_over_readable(**file, desk);
  if (cover_ == Cover::sealed) {
    passphrase_ = passphrase();
    is_proven_ = true;
    question_ = Question::none;
  }
  merged_ = std::move(**file);
  merging_.emplace(desk.replica(), ExchangeFile(*merged_), *found);
  has_begun_ = found->changes_new > 0;
  step_ = Step::merging;
  if (!has_begun_) return true;
  host_.wake();  // The desk settles first.
  return false;
}

/// Without a passphrase there is nothing more to do; with one the file may be the odd one out.
bool FolderSync::take_locked(const desk::Desk& desk) {
  host_.folder().note_sealed();
  lock_trouble_ = reading_.lock_trouble();
  reading_.cancel();
  if (passphrase().empty()) return ask(Question::passphrase);
  is_any_locked_ = true;
  now_.unopened.push_back(to_read_.back());
  return done_with_file(desk);
}

/// A readable file where only sealed ones count: what is known of it already gives way to a sealed one, the rest is told.
bool FolderSync::pass_over_readable(const ExchangeFile& file, const desk::Desk& desk) {
  if (brings_nothing(file, desk.replica()))
    contents_.note(to_read_.back(), file, Cover::readable, desk.replica());
  else
    now_.readable.push_back(to_read_.back());
  return done_with_file(desk);
}

/// Another shop's file is none of ours; one that is half there yet, perhaps, the next time will tell.
void FolderSync::note_unusable(ErrorKind why) {
  const std::string& name = to_read_.back();
  const bool is_foreign = why == ErrorKind::not_ours && !name.ends_with(sealed_segment_ending);
  if (why == ErrorKind::too_new)
    ++now_.too_new;
  else if (why != ErrorKind::wrong_shop && !is_foreign)
    now_.unopened.push_back(name);
}

bool FolderSync::done_with_file(const desk::Desk& desk) {
  to_read_.pop_back();
  ++read_;
  return read_next(desk);
}

bool FolderSync::merge(LaterPart later, desk::Desk& desk) {
  if (merging_->step(later, host_)) {
    host_.wake();
    return false;
  }
  add(now_.came_in, merging_->outcome());
  merging_.reset();
  contents_.note(to_read_.back(), *std::exchange(merged_, std::nullopt), cover_, desk.replica());
  return done_with_file(desk);
}

/// What must be known, once all is read, before anything is written.
FolderSync::Question FolderSync::open_question() const {
  const bool knows_one = !passphrase().empty();
  if (!is_sealed()) {
    const bool is_readable = contents_.has_readable() || !now_.readable.empty();
    return knows_one && is_readable ? Question::sealing : Question::none;
  }
  if (knows_one && is_proven_) return Question::none;
  if (is_any_locked_) return Question::passphrase;
  const bool is_remembered = knows_one && passphrase_.empty();  // It did for a file once, or was chosen.
  return is_remembered ? Question::none : Question::new_passphrase;
}

/// Ends the look with a question. It is looked at again when something has changed; damaged files may be whole any time.
bool FolderSync::ask(Question question) {
  question_ = question;
  passphrase_.clear();
  if (question == Question::new_passphrase)
    done_.reset();
  else
    done_ = std::move(seen_);
  to_read_.clear();
  step_ = Step::resting;
  host_.wake();
  return false;
}

bool FolderSync::begin_writing(const desk::Desk& desk) {
  const Question question = open_question();
  if (question != Question::none) return ask(question);
  question_ = Question::none;
  if (!passphrase().empty()) host_.folder().note_sealed();
  const Replica& replica = desk.replica();
  const Cover wanted = is_sealed() ? Cover::sealed : Cover::readable;
  const VersionVector settled = contents_.settled(wanted, replica);
  to_remove_ = contents_.redundant(wanted, replica);
  std::ranges::copy(broken_own(settled, replica), std::back_inserter(to_remove_));
  now_.own_changes = replica.have().last(replica.id());
  now_.is_sealed = is_sealed();
  writer_ =
      std::make_unique<FolderWriter>(replica, settled, now_.is_sealed ? sealed_segment_ending : plain_segment_ending);
  step_ = Step::writing;
  return true;
}

/// This station's own segments that cannot be opened, once others bring all that it ever wrote.
std::vector<std::string> FolderSync::broken_own(const VersionVector& settled, const Replica& replica) const {
  std::vector<std::string> broken;
  VersionVector own;
  if (const std::uint64_t last = replica.have().last(replica.id()); last > 0) own.add(replica.id(), {1, last});
  if (own.empty() || !settled.covers(own)) return broken;
  std::ranges::copy_if(now_.unopened, std::back_inserter(broken),
                       [&](const std::string& name) { return is_own_segment(name, replica); });
  return broken;
}

bool FolderSync::write_next() {
  const std::optional<FolderSegment> segment = writer_->next();
  if (!segment) {
    writer_.reset();
    step_ = Step::removing;
    return true;
  }
  now_.changes_out += segment->changes;
  const std::string sealed_with = now_.is_sealed ? passphrase() : std::string();
  if (now_.is_sealed && sealed_with.empty()) {
    end(tr("The passphrase is not known any more: nothing was written."));
    return false;
  }
  waits_ = true;
  host_.folder().write(segment->name, segment->bytes, {.packed = now_.is_sealed, .passphrase = sealed_with},
                       then(Step::writing));
  return true;
}

/// Takes away segments that better ones, which were read back since, have taken the place of.
bool FolderSync::remove_next() {
  if (to_remove_.empty()) {
    end();
    return false;
  }
  const std::string name = to_remove_.back();
  to_remove_.pop_back();
  waits_ = true;
  host_.folder().remove(name, then(Step::removing));
  return true;
}

/// Goes on with `step` when the host has done what it was asked for; ends the look when it could not.
SharedFolder::Done FolderSync::then(Step step) {
  return [this, step](const Result<void>& done) {
    waits_ = false;
    step_ = step;
    if (!done) end(done.error().message);
    host_.wake();
  };
}

void FolderSync::end(Message trouble) {
  writer_.reset();
  to_remove_.clear();
  step_ = Step::resting;
  now_.trouble = std::move(trouble);
  if (now_.trouble.empty()) is_sealing_ = false;
  // What is not whole yet may be next time, under the same name.
  if (now_.trouble.empty() && now_.unopened.empty() && now_.readable.empty())
    done_ = std::move(seen_);
  else
    done_.reset();
  if (report_ && says_the_same(*report_, now_)) {
    report_->at = now_.at;
    return;
  }
  report_ = news_ = now_;
  host_.wake();
}

void FolderSync::unlock(std::string_view passphrase, const desk::Desk& desk) {
  if (question_ != Question::passphrase || step_ != Step::resting || passphrase.empty()) return;
  passphrase_ = passphrase;
  done_.reset();
  report_.reset();  // What comes of it is told, whatever was told before.
  look(desk);
  host_.wake();
}

void FolderSync::seal(std::string_view passphrase, const desk::Desk& desk) {
  if (step_ != Step::resting) return;
  passphrase_ = passphrase.empty() ? remembered_passphrase(host_) : std::string(passphrase);
  if (passphrase_.empty()) return;
  is_proven_ = true;
  is_sealing_ = !is_sealed();
  host_.folder().note_sealed();
  question_ = Question::none;
  look_at_everything(desk);
  host_.wake();
}

std::optional<float> FolderSync::share() const {
  const std::size_t all = read_ + to_read_.size();
  const bool reads = step_ == Step::reading || step_ == Step::merging;
  if (!reads || all < a_while) return std::nullopt;
  return static_cast<float>(read_) / static_cast<float>(all);
}

Text in_words(const FolderSync::Report& report, std::string_view folder) {
  Text words;
  if (report.came_in.changes_new > 0) words = in_words(report.came_in).shown();
  if (report.changes_out > 0)
    add_sentence(words, trn("{0} change went out.", "{0} changes went out.", report.changes_out));
  if (words.empty()) words = tr("Nothing new.");
  add_sentence(words, report.is_alike() ? tr("This device and “{0}” are alike.", verbatim(folder))
                                        : tr("What this device has is in “{0}”.", verbatim(folder)));
  return words;
}

Text amiss_in_words(const FolderSync::Report& report) {
  Text words;
  if (const std::size_t count = report.unopened.size(); count > 0) {
    words =
        report.is_sealed
            ? trn("{0} file in it cannot be opened: not whole yet, damaged, or protected with another passphrase. Let "
                  "the device that wrote it look at the folder.",
                  "{0} files in it cannot be opened: not whole yet, damaged, or protected with another passphrase. "
                  "Let the device that wrote them look at the folder.",
                  count)
            : trn("{0} file in it cannot be opened: not whole yet, damaged. Let the device that wrote it look at the "
                  "folder.",
                  "{0} files in it cannot be opened: not whole yet, damaged. Let the device that wrote them look at "
                  "the folder.",
                  count);
  }
  if (const std::size_t count = report.readable.size(); count > 0) {
    add_sentence(words, trn("{0} file in it is not protected and was not read: anybody may have put it there. If you "
                            "know whose it is, import it.",
                            "{0} files in it are not protected and were not read: anybody may have put them there. If "
                            "you know whose they are, import them.",
                            count));
  }
  if (report.too_new > 0) {
    add_sentence(words, trn("{0} file is from a newer version: update this one to read it.",
                            "{0} files are from a newer version: update this one to read them.", report.too_new));
  }
  return words;
}

}  // namespace counterbell::ui
