// What is exchanged with colleagues' stations, by file and by the shared folder: goes on whatever is on screen.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

#include "ui/common/context.h"
#include "ui/kit/later.h"
#include "ui/sharing/export_form.h"
#include "ui/sharing/export_run.h"
#include "ui/sharing/folder_card.h"
#include "ui/sharing/import_dialog.h"

namespace counterbell::ui {

class Sharing {
 public:
  explicit Sharing(Host& host) : host_(host), import_(host), folder_(host) {}

  /// Goes on with what is under way, and draws its dialog; every frame, on whatever screen.
  void go_on(Context& context);
  /// A file chosen, or dropped on the page; while one is being imported, it waits for its turn.
  void import_file(std::unique_ptr<IncomingFile> file);
  /// Lets the person choose a file to import.
  void choose_file();
  /// What the last import came to, empty when there was none.
  const Message& imported() const { return imported_; }

  /// Starts writing a file of everything. What is in the way of that is told, and shown where it can be put right.
  void export_everything(Context& context);
  /// Starts writing a file of what `receiver` lacks, in the form chosen; what is in the way of that is in export_trouble().
  void start_export(Context& context, const VersionVector& receiver);
  void cancel_export() { export_.reset(); }
  /// How much of the file is written, from 0 to 1; nothing when none is being written.
  std::optional<float> export_share() const;
  /// Whether a written file is being packed or sealed, and saved.
  bool is_handing_over() const { return handing_over_; }
  /// The form in which files are exported.
  ExportForm& form();
  const Message& export_trouble() const { return export_trouble_; }
  /// What the last export came to, empty when there was none.
  const Message& exported() const { return exported_; }

  FolderCard& folder() { return folder_; }
  /// Time to look at the shared folder.
  void look_at_folder(const desk::Desk& desk);

  /// Whether files are being taken in.
  bool is_importing() const { return import_.is_merging() || folder_.is_busy() || to_settle_; }
  /// True once before each import and once after: time to settle what it brings to light (see Session::settle), which may
  /// make this device another station.
  bool take_import_to_settle();
  /// How often that was. What was looked up of stations before the last time is out of date.
  std::uint64_t settled() const { return settled_; }

 private:
  COUNTERBELL_LATER(export_everything) void export_at_once(LaterPart, Context& context);
  COUNTERBELL_LATER(exporting) void go_on_exporting(LaterPart later, Context& context);
  void hand_over(LaterPart, Context& context);
  void finish_import(Context& context, const ImportOutcome& outcome);

  Host& host_;
  ImportDialog import_;
  FolderCard folder_;
  std::deque<std::unique_ptr<IncomingFile>> waiting_;  // To be imported after this one.
  std::optional<ExportForm> form_;  // Made when first asked for: what the device remembers is known by then.
  std::optional<ExportRun> export_;
  Wrapping wrapping_;  // Of the file being made, as chosen when it was begun.
  bool handing_over_ = false;
  Message export_trouble_;
  Message exported_;
  Message imported_;
  bool to_settle_ = false;
  std::uint64_t settled_ = 0;
};

}  // namespace counterbell::ui
