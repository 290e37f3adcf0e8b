// The first minute: a new shop, an example to try, or joining a colleague's shop with a file.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ui/cards.h"
#include "ui/file_reading.h"
#include "ui/import_run.h"
#include "ui/passphrase.h"
#include "ui/screens/erase_question.h"
#include "ui/screens/folder_join.h"
#include "ui/session.h"
#include "ui/ui.h"

namespace counterbell::ui {

class SetupScreen {
 public:
  /// Half-typed names come back from the drafts. Both must outlive the screen.
  SetupScreen(Host& host, Session& session);

  void draw(Ui& ui, Rect area);
  /// A colleague's file, chosen or dropped on the page; while one is being taken in, it waits for its turn.
  void take_file(std::unique_ptr<IncomingFile> file);
  /// A shop of this name was kept here, and some or all of it is gone: where nothing can be opened, getting it back is offered first.
  void set_lost_shop(std::string_view name) { lost_shop_ = name; }
  /// Whether a file or a folder is being read or taken in.
  bool is_working() const { return reading_.running() || merging_ || !waiting_.empty() || from_folder_.is_working(); }

 private:
  float draw_welcome(Ui& ui, Rect area);
  float draw_lost(Ui& ui, Rect area);
  float draw_join_again(Ui& ui, Rect area);
  float draw_progress(Ui& ui, Rect area);
  float draw_locked(Ui& ui, Rect area);
  float draw_station(Ui& ui, Rect area);
  void draw_form(Ui& ui, Flow& flow);
  void read_drafts();
  void start();
  void load_example();
  void choose_file();
  void offer_folder(Ui& ui, Flow& flow, std::string_view label);
  void draw_troubles(Ui& ui, Flow& flow);
  void go_on_joining();
  void begin_merging(Result<ExchangeFile> file);

  Host& host_;
  Session& session_;
  Cards cards_;
  FileReading reading_;
  PassphraseQuestion question_;
  FolderJoin from_folder_;
  std::optional<ImportRun> merging_;
  std::deque<std::unique_ptr<IncomingFile>> waiting_;  // To be taken in after this one.
  std::string lost_shop_;
  EraseQuestion erase_;                       // Of what is left of a lost shop.
  std::optional<std::uint64_t> drafts_read_;  // As Drafts::changes_elsewhere then was; nothing before the first look.
  std::string shop_name_;
  std::string your_name_;
  std::string pin_;
  std::string station_name_;
  std::string error_;
  std::string join_error_;
  bool first_frame_ = true;
  bool wants_example_ = false;
  bool focus_station_ = true;
};

}  // namespace counterbell::ui
