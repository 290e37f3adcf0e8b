// The first minute: a new shop, an example to try, or joining a colleague's shop with a file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ui/app/session.h"
#include "ui/kit/ui.h"
#include "ui/kit/widgets/cards.h"
#include "ui/settings/erase_question.h"
#include "ui/start/joining.h"
#include "words/message.h"

namespace counterbell::ui {

class SetupScreen {
 public:
  /// Half-typed names come back from the drafts. Both must outlive the screen.
  SetupScreen(Host& host, Session& session);

  void draw(Ui& ui, Rect area);
  /// A colleague's file, chosen or dropped on the page; while one is being taken in, it waits for its turn.
  void take_file(std::unique_ptr<IncomingFile> file) { joining_.take_file(std::move(file)); }
  /// A shop of this name was kept here, and some or all of it is gone: where nothing can be opened, getting it back is offered first.
  void set_lost_shop(Message name) { lost_shop_ = std::move(name); }
  /// Whether a file or a folder is being read or taken in.
  bool is_working() const { return joining_.is_working(); }

 private:
  void draw_step(Ui& ui, Flow& flow);
  void draw_welcome(Ui& ui, Flow& flow);
  void draw_lost(Ui& ui, Flow& flow);
  void draw_join_again(Ui& ui, Flow& flow);
  void draw_station(Ui& ui, Flow& flow);
  void draw_form(Ui& ui, Flow& flow);
  void read_drafts();
  void start();
  void load_example();

  Host& host_;
  Session& session_;
  Cards cards_;
  Joining joining_;
  Message lost_shop_;
  EraseQuestion erase_;                       // Of what is left of a lost shop.
  std::optional<std::uint64_t> drafts_read_;  // As Drafts::changes_elsewhere then was; nothing before the first look.
  std::string shop_name_;
  std::string your_name_;
  std::string pin_;
  std::string country_;
  bool knows_country_ = false;
  std::string station_name_;
  Message error_;
  bool first_frame_ = true;
  bool wants_example_ = false;
  bool focus_station_ = true;
};

}  // namespace counterbell::ui
