// The shared folder on the Share screen: chosen once, then kept alike by itself.
#pragma once

#include "ui/common/context.h"
#include "ui/common/passphrase.h"
#include "ui/sharing/folder_sync.h"

namespace counterbell::ui {

class FolderCard {
 public:
  explicit FolderCard(Host& host) : host_(host), sync_(host) {}

  void draw(Context& context, Flow& flow);
  /// Goes on with what is under way; every frame, on whatever screen. Tells what came in.
  void go_on(Context& context);
  /// Time to look at the folder.
  void look(const desk::Desk& desk) { sync_.look(desk); }

  bool is_busy() const { return sync_.is_busy(); }
  /// True before each merge and after each look that brought something: time to settle (see Session::settle).
  bool take_to_settle() { return std::exchange(to_settle_, false); }

 private:
  void draw_choice(Context& context, Flow& flow);
  void draw_folder(Context& context, Flow& flow);
  void draw_state(Context& context, Flow& flow);
  void draw_report(Context& context, Flow& flow, const FolderSync::Report& report);
  void draw_question(Context& context, Flow& flow);
  void draw_choice_of_passphrase(Context& context, Flow& flow);
  void draw_buttons(Context& context, Flow& flow);
  void seal(Context& context);
  void stop_choosing();
  void tell(Context& context, const FolderSync::Report& report);

  Host& host_;
  FolderSync sync_;
  PassphraseQuestion question_;
  PassphraseChoice choice_;
  Words choice_trouble_;
  bool is_choosing_ = false;  // Somebody wants to seal a folder that is readable.
  bool to_settle_ = false;
};

}  // namespace counterbell::ui
