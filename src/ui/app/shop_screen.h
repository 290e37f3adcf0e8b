// The screen of who is signed in: the place that the address names, what stands around it, and what floats above it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ui/app/alerts.h"
#include "ui/app/chrome.h"
#include "ui/app/keys_help.h"
#include "ui/app/palette.h"
#include "ui/app/screens.h"
#include "ui/app/session.h"
#include "ui/capture/capture_form.h"
#include "ui/common/context.h"
#include "ui/sharing/sharing.h"
#include "ui/start/sign_in.h"

namespace counterbell::ui {

class ShopScreen {
 public:
  /// All of these must outlive it. `sign_in` is what shows once somebody has signed out.
  ShopScreen(Ui& ui, Session& session, Toasts& toasts, SignInScreen& sign_in);

  /// To be called only while somebody is signed in, as everything but open_route() and route().
  void draw();
  /// Tells whoever is signed in what rules told them of.
  void follow_alerts();
  /// Goes to Share and takes the file in there.
  void import_file(std::unique_ptr<IncomingFile> file);

  /// The page's address is this now.
  void open_route(std::string_view route);
  const Route& route() const { return route_; }
  Sharing& sharing() { return sharing_; }

 private:
  Context make_context();
  void take_shortcuts(Context& context);
  void draw_place(Context& context, Rect area);
  void draw_overlays(Context& context);
  void go(Route to, bool replace);
  void act(Action action);
  void undo(bool again);
  void tell_done(Text told);

  Ui& ui_;
  Host& host_;
  Session& session_;
  Toasts& toasts_;
  SignInScreen& sign_in_;
  Route route_;
  std::string search_;                         // Context::search.
  SearchKeys search_keys_;                     // Context::search_keys.
  std::string just_opened_;                    // Context::just_opened.
  std::optional<TicketAction> ticket_action_;  // Context::ticket_action.
  ReadMarks read_marks_;
  Alerts alerts_;
  Sharing sharing_;
  Chrome chrome_;
  Screens screens_;
  CaptureForm capture_;
  CommandPalette palette_;
  SwitchDialog switch_dialog_;
  KeysHelp keys_help_;
};

}  // namespace counterbell::ui
