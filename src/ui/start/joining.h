// Joining a colleague's shop, or getting a lost one back, by a file or by the shared folder.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <utility>

#include "ui/app/session.h"
#include "ui/common/file_reading.h"
#include "ui/common/passphrase.h"
#include "ui/kit/layout.h"
#include "ui/sharing/folder_join.h"
#include "ui/sharing/import_run.h"

namespace counterbell::ui {

class Joining {
 public:
  /// Both must outlive it.
  Joining(Host& host, Session& session);

  /// Goes on with what is under way; every frame.
  void go_on();
  /// A colleague's file, chosen or dropped on the page; while one is being taken in, it waits for its turn.
  void take_file(std::unique_ptr<IncomingFile> file);

  /// Whether a file or a folder is being read or taken in.
  bool is_working() const { return reading_.running() || merging_ || !waiting_.empty() || from_folder_.is_working(); }
  /// Whether draw() has something to show.
  bool is_shown() const { return reading_.locked() || reading_.running() || merging_ || from_folder_.is_running(); }
  /// How far it is, or what it needs to know.
  void draw(Ui& ui, Flow& flow);
  /// Whether a shop has come in only in part.
  bool was_interrupted() const;

  /// The buttons that begin it.
  void offer_file(Ui& ui, Flow& flow, Words label, Words hint);
  void offer_folder(Ui& ui, Flow& flow, Words label);
  /// What went wrong last, if anything.
  void draw_troubles(Ui& ui, Flow& flow);
  void set_trouble(Message trouble) { trouble_ = std::move(trouble); }

 private:
  void go_on_with_file();
  void choose_file();
  void begin_merging(Result<ExchangeFile> file);
  Result<void> try_to_merge(ExchangeFile file);
  void draw_progress(Ui& ui, Flow& flow);
  void draw_locked(Ui& ui, Flow& flow);

  Host& host_;
  Session& session_;
  FileReading reading_;
  PassphraseQuestion question_;
  FolderJoin from_folder_;
  std::optional<ImportRun> merging_;
  std::deque<std::unique_ptr<IncomingFile>> waiting_;  // To be taken in after this one.
  Message trouble_;
};

}  // namespace counterbell::ui
