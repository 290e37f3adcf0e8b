// The places of the program, a row each. The navigation, the command palette, the help on keys, page titles and addresses all read
// these rows.
//
// A new place is a folder of its own and a row in features.cpp. In the folder are its screen, a class with a default constructor and
// draw(LaterPart, Context&, Rect), and in place.h what its address is called.
//
// The row names that class in `.later = later_code<XScreen>`. That is all it takes for the place to be in the part of the program that
// is fetched after the first frame: its screen is made, drawn and removed through the row only, by functions that take a LaterPart
// (ui/kit/later.h, which also says what of a screen's code could stay behind all the same).
// `.screen = screen_code<XScreen>`, for a draw(Context&, Rect), is for what the first frame may show; it adds to the first download.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "ui/app/screens.h"
#include "ui/common/context.h"
#include "words/text.h"

namespace counterbell::ui {

/// Where people find a place, besides in others.
enum class Listing : std::uint8_t {
  none,  ///< Nowhere: it is reached from another place, or by who knows its address.
  menu,  ///< In the navigation; on a phone in its menu More.
  bar,   ///< In the navigation, and on a phone in the bar itself, which has room for four and More.
};

/// Something that can be done from anywhere, found in the command palette.
struct Command {
  std::string_view key;  ///< Names it, among all commands.
  Words label;
  const char* icon;
  void (*run)(Context& context);
};

/// A key and what it does, for the help on keys.
struct KeyLine {
  Words key;
  Words meaning;
};
struct KeyGroup {
  Words title;
  std::span<const KeyLine> lines;
};

struct Feature {
  const char* place;      ///< The first step of its address, Route::place.
  const char* item = "";  ///< The second, where it is a place within another; "" for any.
  Words name;             ///< On its tab, in the palette, in the page's title, and while its code is being loaded.
  const char* icon = "";
  Listing listing = Listing::none;
  ScreenCode<> screen = {};  ///< One of these two.
  ScreenCode<LaterPart> later = {};
  std::size_t (*badge)(const Context& context) = nullptr;  ///< The number on its tab; 0 shows none.
  bool is_titled_by_item = false;  ///< What its address names is what people call it, such as a ticket's number.
  std::span<const Command> commands = {};
  KeyGroup keys = {};  ///< That do something only there.
};

/// All of them, in the order of the navigation; the first is where people begin.
std::span<const Feature> features();
/// What `route` leads to; null when that is nothing.
const Feature* feature_at(const Route& route);
/// The key that leads to a place: those in the navigation have 1, 2, and so on; '\0' when it has none.
char digit_of(const Feature& feature);
/// What the page is called that shows `route`.
Text page_title(const Route& route);

}  // namespace counterbell::ui
