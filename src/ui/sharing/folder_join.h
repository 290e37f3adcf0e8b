// Joining a shop, or getting a lost one back, from the folder that its devices share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/app/session.h"
#include "ui/common/passphrase.h"
#include "ui/kit/ui.h"
#include "ui/sharing/folder_sync.h"

namespace counterbell::ui {

class FolderJoin {
 public:
  /// Both must outlive it.
  FolderJoin(Host& host, Session& session) : host_(host), session_(session), sync_(host) {}

  /// Whether this browser lends pages folders.
  bool is_possible() const { return host_.folder().access() != SharedFolder::Access::unsupported; }
  /// Somebody wants it: takes the folder chosen before, or lets them choose one.
  void begin();
  /// Goes on with what is under way; every frame.
  void go_on();
  /// Changes are coming in, or soon will.
  bool is_running() const { return is_chosen() || step_ == Step::looking_for_shop || step_ == Step::reading; }
  /// The same, but for a passphrase that is waited for.
  bool is_working() const { return is_running() && !is_asking(); }
  /// Draws how far it is, or asks for the passphrase; only while it runs.
  void draw(Ui& ui, Flow& flow);

  /// Why it did not work; empty otherwise.
  const Message& trouble() const { return trouble_; }
  void forget_trouble() { trouble_ = {}; }

 private:
  enum class Step : std::uint8_t { resting, choosing, looking_for_shop, reading };

  /// A folder is chosen, and what reads it is still waited for.
  bool is_chosen() const;
  bool is_asking() const { return sync_.question() == FolderSync::Question::passphrase; }
  void take_question();
  void take_names(Result<std::vector<std::string>> names);
  void take_report(const FolderSync::Report& report);
  void fail_with(Message trouble);

  Host& host_;
  Session& session_;
  FolderSync sync_;
  PassphraseQuestion question_;
  Step step_ = Step::resting;
  Message trouble_;
};

}  // namespace counterbell::ui
