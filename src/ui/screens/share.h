// Share: handing changes to colleagues' stations and taking in theirs, by file.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/cards.h"
#include "ui/export_run.h"
#include "ui/later.h"
#include "ui/screen.h"
#include "ui/screens/export_form.h"
#include "ui/screens/folder_card.h"
#include "ui/screens/import_dialog.h"

namespace counterbell::ui {

class ShareScreen {
 public:
  explicit ShareScreen(Host& host) : host_(host), import_(host), folder_(host) {}

  COUNTERBELL_LATER(share) void draw(LaterPart, Context& ctx, Rect area);
  /// Goes on with what is under way, and draws its dialog; every frame, on whatever screen.
  void go_on(Context& ctx);
  /// A file chosen, or dropped on the page; while one is being imported, it waits for its turn.
  void import_file(std::unique_ptr<IncomingFile> file);
  /// Lets the person choose a file to import.
  void choose_file();
  /// Starts writing a file of everything.
  COUNTERBELL_LATER(export_everything) void export_everything(LaterPart, Context& ctx);

  /// Time to look at the shared folder.
  void look_at_folder(const desk::Desk& desk);

  /// Whether files are being taken in.
  bool is_importing() const { return import_.is_merging() || folder_.is_busy() || to_settle_; }

  /// True once before each import and once after: time to settle what it brings to light (see Session::settle), which may
  /// replace the desk.
  bool take_import_to_settle();

 private:
  void refresh(Context& ctx);
  void draw_export(Context& ctx, Flow& flow);
  void draw_import(Context& ctx, Flow& flow);
  void draw_stations(Context& ctx, Flow& flow);
  void start_export(Context& ctx, const VersionVector& receiver);
  COUNTERBELL_LATER(exporting) void go_on_exporting(LaterPart, Context& ctx);
  void hand_over(Context& ctx);
  ExportForm& form();
  void finish_import(Context& ctx, const ImportOutcome& outcome);

  Host& host_;
  Cards cards_;
  ImportDialog import_;
  FolderCard folder_;
  std::deque<std::unique_ptr<IncomingFile>> waiting_;  // To be imported after this one.
  std::optional<ExportForm> form_;  // Made when first drawn: what the device remembers is known by then.
  std::optional<ExportRun> export_;
  Wrapping wrapping_;          // Of the file being made, as chosen when it was begun.
  bool handing_over_ = false;  // The file is being packed or sealed, and saved.
  std::string export_trouble_;
  std::string exported_;  // What the last export and import came to, in words.
  std::string imported_;
  bool to_settle_ = false;

  std::uint64_t revision_ = 0;
  std::vector<desk::StationStatus> stations_;
  std::vector<Id> receivers_;  // By choice of `what to export`; the zero id: everybody.
  std::vector<std::string> receiver_labels_;
  int receiver_ = 0;
};

}  // namespace counterbell::ui
