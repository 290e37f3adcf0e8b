// What a screen gets: the desk to work at, and the few things all screens share.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "desk/desk.h"
#include "ui/common/read_marks.h"
#include "ui/kit/ui.h"
#include "ui/kit/widgets/overlays.h"

namespace counterbell::ui {

class Sharing;

/// Where we are: "/tickets/K7F-0042" is place "tickets", item "K7F-0042". What places there are: ui/app/features.h.
struct Route {
  std::string place;  ///< "": the one to begin with.
  std::string item;
  bool operator==(const Route&) const = default;
};
Route parse_route(std::string_view text);
std::string to_text(const Route& route);

/// What the program itself does on request of a screen.
enum class Action : std::uint8_t { switch_person, sign_out, show_keys, show_palette };

/// What can be done with the ticket on screen; ui/common/ticket_actions.h has their keys and names.
enum class TicketAction : std::uint8_t {
  reply,
  note,
  they_said,
  solve,
  take,
  assign,
  state,
  priority,
  snooze,
  next,
  previous
};

/// Keys pressed in the search field in this frame, for the list of what it finds.
struct SearchKeys {
  bool up = false;
  bool down = false;
  bool go_on = false;     ///< Enter: with what is marked.
  bool take_new = false;  ///< Ctrl+Enter: a new ticket.
};

struct Context {
  Ui& ui;
  desk::Desk& desk;
  Toasts& toasts;
  /// What is exchanged with colleagues' stations, whatever is on screen.
  Sharing& sharing;
  Route route;
  /// What stands in the search field above every screen; the tickets screen shows what it finds.
  std::string& search;
  SearchKeys& search_keys;
  /// The number of a ticket just taken and safely kept: its page shows it large, to be read out. Empty when there is none.
  std::string& just_opened;
  /// What is asked of the ticket on screen from elsewhere; its page does it.
  std::optional<TicketAction>& ticket_action;
  /// What was read on this device.
  ReadMarks& read_marks;
  /// On how many tickets rules told me to look.
  std::size_t alerts = 0;
  /// Goes to another place; a new step for Back unless `replace`.
  std::function<void(Route, bool replace)> go = {};
  /// Opens the capture form, for a known customer or nobody yet.
  std::function<void(std::optional<Id> customer)> new_ticket = {};
  /// The same for a name, number or address, as typed.
  std::function<void(std::string_view typed)> new_ticket_for = {};
  /// Tells of what was just done, with an Undo for it and nothing else.
  std::function<void(Text told)> tell_done = {};
  /// Undoes or redoes the last change and tells so.
  std::function<void()> undo = {};
  std::function<void()> redo = {};
  std::function<void(Action)> act = {};

  /// Shows why something failed; true when it did not.
  template <typename T>
  bool check(const Result<T>& result) {
    if (!result) toasts.show(result.error().message);
    return result.has_value();
  }
};

}  // namespace counterbell::ui
