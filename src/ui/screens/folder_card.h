// The shared folder on the Share screen: chosen once, then kept alike by itself.
#pragma once

#include "ui/folder_sync.h"
#include "ui/passphrase.h"
#include "ui/screen.h"

namespace counterbell::ui {

class FolderCard {
 public:
  explicit FolderCard(Host& host) : host_(host), sync_(host) {}

  void draw(Context& ctx, Flow& flow);
  /// Goes on with what is under way; every frame, on whatever screen. Tells what came in.
  void go_on(Context& ctx);
  /// Time to look at the folder.
  void look(const desk::Desk& desk) { sync_.look(desk); }

  bool is_busy() const { return sync_.is_busy(); }
  /// True before each merge and after each look that brought something: time to settle (see Session::settle).
  bool take_to_settle() { return std::exchange(to_settle_, false); }

 private:
  void draw_choice(Context& ctx, Flow& flow);
  void draw_folder(Context& ctx, Flow& flow);
  void draw_state(Context& ctx, Flow& flow);
  void draw_report(Context& ctx, Flow& flow, const FolderSync::Report& report);
  void draw_question(Context& ctx, Flow& flow);
  void draw_choice_of_passphrase(Context& ctx, Flow& flow);
  void draw_buttons(Context& ctx, Flow& flow);
  void seal(Context& ctx);
  void stop_choosing();
  void tell(Context& ctx, const FolderSync::Report& report);

  Host& host_;
  FolderSync sync_;
  PassphraseQuestion question_;
  PassphraseChoice choice_;
  std::string choice_trouble_;
  bool is_choosing_ = false;  // Somebody wants to seal a folder that is readable.
  bool to_settle_ = false;
};

}  // namespace counterbell::ui
