#include "ui/folder_sync.h"

#include <algorithm>
#include <utility>

#include "ui/format.h"
#include "ui/passphrase.h"

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

}  // namespace

void FolderSync::look(const desk::Desk& desk) {
  if (step_ != Step::resting || host_.folder().access() != SharedFolder::Access::ready || !host_.later()) return;
  const Replica& replica = desk.replica();
  now_ = {.at_ms = replica.clock().now_ms(), .came_in = {}, .trouble = {}};
  step_ = Step::listing;
  waits_ = true;
  host_.folder().list(replica.shop().text(),
                      [this, revision = desk.revision()](Result<std::vector<std::string>> names) {
                        waits_ = false;
                        take_names(std::move(names), revision);
                      });
}

void FolderSync::forget() {
  if (step_ == Step::locked) step_ = Step::resting;
  contents_ = {};
  done_.reset();
  report_.reset();
  passphrase_.clear();
}

void FolderSync::take_names(Result<std::vector<std::string>> names, std::uint64_t revision) {
  if (!names) return end(std::move(names).error().message);
  std::ranges::sort(*names);
  seen_ = {*std::move(names), revision};
  if (done_ == seen_) {
    step_ = Step::resting;
    report_->at_ms = now_.at_ms;
    return;
  }
  step_ = Step::sorting;
  host_.wake();
}

void FolderSync::go_on(desk::Desk& desk) {
  const bool rests = step_ == Step::resting || step_ == Step::listing || step_ == Step::locked;
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
    case Step::locked:
      return false;
  }
  return false;
}

bool FolderSync::sort_names(const desk::Desk& desk) {
  const Replica& replica = desk.replica();
  // What was erased since may still lie in what was read: it is looked through again.
  if (std::exchange(erased_, replica.state().erased()) != replica.state().erased()) contents_ = {};
  to_read_ = contents_.unread(sort_folder(replica.shop(), seen_.names));
  std::ranges::reverse(to_read_);
  read_ = 0;
  return read_next(desk);
}

bool FolderSync::read_next(const desk::Desk& desk) {
  if (!to_read_.empty()) {
    step_ = Step::reading;
    reading_.start(host_.folder().open(to_read_.back()), passphrase_);
    return true;
  }
  const Replica& replica = desk.replica();
  to_remove_ = contents_.redundant(replica);
  now_.own_changes = replica.have().last(replica.id());
  const bool sealed = contents_.is_sealed() || !remembered_passphrase(host_).empty();
  writer_ = std::make_unique<FolderWriter>(replica, contents_.settled(replica),
                                           sealed ? sealed_segment_ending : plain_segment_ending);
  step_ = Step::writing;
  return true;
}

/// A file is being read, has been read or refused, or wants a passphrase.
bool FolderSync::take_file(desk::Desk& desk) {
  if (reading_.locked()) {
    step_ = Step::locked;
    return false;
  }
  std::optional<Result<ExchangeFile>> file = reading_.take();
  if (!file) return false;
  Result<ImportPreview> found = *file ? preview(desk.replica(), **file) : std::unexpected(file->error());
  if (found) {
    merged_ = std::move(**file);
    merging_.emplace(desk.replica(), ExchangeFile(*merged_), *found);
    has_begun_ = found->changes_new > 0;
    step_ = Step::merging;
    if (!has_begun_) return true;
    host_.wake();  // The desk settles first.
    return false;
  }
  if (found.error().kind == ErrorKind::too_new) ++now_.too_new;
  // Another shop's is none of ours; anything else is half there yet, perhaps: the next time will tell.
  if (found.error().kind == ErrorKind::damaged || found.error().kind == ErrorKind::storage) ++now_.damaged;
  to_read_.pop_back();
  ++read_;
  return read_next(desk);
}

bool FolderSync::merge(LaterPart later, desk::Desk& desk) {
  if (merging_->step(later)) {
    host_.wake();
    return false;
  }
  add(now_.came_in, merging_->outcome());
  merging_.reset();
  contents_.note(to_read_.back(), *std::exchange(merged_, std::nullopt), desk.replica());
  to_read_.pop_back();
  ++read_;
  return read_next(desk);
}

bool FolderSync::write_next() {
  const std::optional<FolderSegment> segment = writer_->next();
  if (!segment) {
    writer_.reset();
    step_ = Step::removing;
    return true;
  }
  now_.changes_out += segment->changes;
  std::string passphrase;
  if (segment->name.ends_with(sealed_segment_ending)) {
    passphrase = passphrase_.empty() ? remembered_passphrase(host_) : passphrase_;
  }
  waits_ = true;
  host_.folder().write(segment->name, segment->bytes, {.packed = !passphrase.empty(), .passphrase = passphrase},
                       then(Step::writing));
  return true;
}

/// Takes away this station's own segments that larger ones of its own have taken the place of, and that were read back since.
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

void FolderSync::end(std::string trouble) {
  writer_.reset();
  to_remove_.clear();
  step_ = Step::resting;
  now_.trouble = std::move(trouble);
  // What is not whole yet may be next time, under the same name.
  if (now_.trouble.empty() && now_.damaged == 0)
    done_ = std::move(seen_);
  else
    done_.reset();
  report_ = news_ = now_;
  host_.wake();
}

void FolderSync::unlock(std::string_view passphrase) {
  if (step_ != Step::locked || passphrase.empty()) return;
  passphrase_ = passphrase;
  reading_.unlock(passphrase);
  step_ = Step::reading;
  host_.wake();
}

std::optional<float> FolderSync::share() const {
  const std::size_t all = read_ + to_read_.size();
  const bool reads = step_ == Step::reading || step_ == Step::merging;
  if (!reads || all < a_while) return std::nullopt;
  return static_cast<float>(read_) / static_cast<float>(all);
}

std::string in_words(const FolderSync::Report& report, std::string_view folder) {
  if (!report.trouble.empty()) return report.trouble;
  std::string words;
  if (report.came_in.changes_new > 0) words = in_words(report.came_in) + " ";
  if (report.changes_out > 0) words += counted(report.changes_out, "change", "changes") + " went out. ";
  if (words.empty()) words = "Nothing new. ";
  words += "This device and “" + std::string(folder) + "” are alike.";
  if (report.damaged > 0) {
    words += " " + counted(report.damaged, "file in it is", "files in it are") +
             " not whole yet, or damaged; they are looked at again.";
  }
  if (report.too_new > 0) {
    words +=
        " " + counted(report.too_new, "file is", "files are") + " from a newer version: update this one to read them.";
  }
  return words;
}

}  // namespace counterbell::ui
