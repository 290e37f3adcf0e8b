// The browser program: what the page calls. web/program.js is the other side.
//
// Texts and bytes come in through one buffer: the page asks for room (cb_inbox), writes there, and calls a function with how
// many bytes it wrote. Several texts in one call lie one after the other.
#include <emscripten.h>

#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replica/segments.h"
#include "shell/browser/bridge.h"
#include "shell/browser/browser_environment.h"
#include "shell/browser/browser_host.h"
#include "shell/browser/browser_journal.h"
#include "shell/browser/canvas.h"
#include "shell/browser/glyphs.h"
#include "shell/browser/kept_lines.h"
#include "ui/app.h"
#include "ui/font_atlas.h"
#include "ui/imgui_access.h"

namespace counterbell::browser {
namespace {

struct Program {
  BrowserHost host;
  BrowserClock clock;
  BrowserRandom random;
  BrowserJournal journal;
  Canvas canvas;
  Glyphs glyphs;
  std::optional<ui::App> app;
  KeptLines kept;                   ///< The part of the log just read from storage, or what is being folded.
  std::vector<std::string> folded;  ///< Segments made of it.
  std::string blanked;              ///< A segment or row after an erasure.
  std::string image_part;           ///< The image's block made last, or its index.
  std::string inbox;
  std::string mirrored;  ///< The semantic tree as the page has it.
};

Program& program() {
  static Program the_program;
  return the_program;
}

/// The next `size` bytes of the inbox.
class Inbox {
 public:
  std::string_view text(std::size_t size) {
    const std::string_view taken = std::string_view(program().inbox).substr(next_, size);
    next_ += size;
    return taken;
  }

 private:
  std::size_t next_ = 0;
};

/// Hands the log what has just been read, and lets go of it.
void take_kept() {
  Program& p = program();
  p.app->take_kept(p.kept.lines());
  p.kept.clear();
}

/// Gives the page what a frame changed of the semantic tree.
void tell_page(ui::Semantics& semantics) {
  std::string json = semantics.to_json();
  Program& p = program();
  if (json != p.mirrored) {
    p.mirrored = std::move(json);
    page_mirror(p.mirrored.data(), p.mirrored.size());
  }
  for (const auto& said : semantics.take_announcements())
    page_announce(said.text.data(), said.text.size(), said.assertive);
  if (const auto node = semantics.take_focus_request()) page_focus(*node);
}

}  // namespace
}  // namespace counterbell::browser

using namespace counterbell;
using namespace counterbell::browser;

extern "C" {

// Start

/// Room for `size` bytes from the page.
EMSCRIPTEN_KEEPALIVE char* cb_inbox(std::size_t size) {
  program().inbox.resize(size);
  return program().inbox.data();
}

EMSCRIPTEN_KEEPALIVE void cb_restore_setting(std::size_t key_size, std::size_t size) {
  Inbox in;
  const std::string_view key = in.text(key_size);
  program().host.settings().restore(key, in.text(size));
}

EMSCRIPTEN_KEEPALIVE void cb_restore_draft(std::size_t form_size, std::size_t size) {
  Inbox in;
  const std::string_view form = in.text(form_size);
  program().host.drafts().restore(form, in.text(size));
}

/// Connects to the canvas; 0 when the browser cannot draw.
EMSCRIPTEN_KEEPALIVE int cb_connect() { return program().canvas.connect(); }

/// Takes the fonts of the first frame and makes the app; 0 when they are none.
EMSCRIPTEN_KEEPALIVE int cb_fonts(std::size_t regular, std::size_t semibold, std::size_t icons) {
  Program& p = program();
  Inbox in;
  const std::string_view first = in.text(regular), second = in.text(semibold);
  const ui::Fonts fonts = ui::load_fonts(first, second, in.text(icons));
  if (!fonts.regular) return 0;
  p.glyphs.add_to(fonts);
  p.app.emplace(p.host, p.clock, p.random, p.journal, fonts);
  return 1;
}

/// Takes the fonts' other scripts; `weight` counts ui::Weight.
EMSCRIPTEN_KEEPALIVE void cb_more_font(int weight, std::size_t size) {
  program().glyphs.more_arrived(static_cast<ui::Weight>(weight), Inbox().text(size));
}

/// The settings are there; so many segments of the log will come.
EMSCRIPTEN_KEEPALIVE void cb_begin(std::size_t segments) { program().app->begin(segments); }

/// A part of the log that storage held: before the start, or saved by another tab since.
EMSCRIPTEN_KEEPALIVE void cb_kept_segment(std::size_t) {
  program().kept.add_segment(std::move(program().inbox));
  take_kept();
}
EMSCRIPTEN_KEEPALIVE void cb_kept_row(std::size_t) {
  program().kept.add_row(std::move(program().inbox));
  take_kept();
}

// The image, in the place of the log: each of these is 0 when it cannot be used, and the start must be begun again.
EMSCRIPTEN_KEEPALIVE int cb_image_begin(std::size_t size) {
  Image* image = program().app->image();
  return image && image->begin(Inbox().text(size));
}
EMSCRIPTEN_KEEPALIVE int cb_image_block(std::size_t size) { return program().app->image()->take(Inbox().text(size)); }
EMSCRIPTEN_KEEPALIVE int cb_image_end() { return program().app->image()->finish(); }
/// The log's parts have come after all; 0 when some of them have not.
EMSCRIPTEN_KEEPALIVE int cb_lines_came() { return program().app->lines_came(); }

/// With the name of a shop that was kept here and is gone ("" when none is), and 1 when some of what was saved last is gone.
EMSCRIPTEN_KEEPALIVE void cb_start(int changes_missing, std::size_t lost_shop) {
  Program& p = program();
  p.app->start({.lost_shop = std::string(Inbox().text(lost_shop)), .changes_missing = changes_missing != 0});
}

EMSCRIPTEN_KEEPALIVE void cb_start_with_trouble(std::size_t size) {
  Program& p = program();
  p.app->start_with_trouble({ErrorKind::storage, std::string(Inbox().text(size))});
}

// Folding the log into segments: the last segment and the rows go in, new segments come out.

/// 0 when the segment is damaged and must be left as it is.
EMSCRIPTEN_KEEPALIVE int cb_fold_segment(std::size_t) {
  Program& p = program();
  const bool whole = p.kept.add_segment(std::move(p.inbox));
  if (!whole) p.kept.clear();
  return whole;
}
EMSCRIPTEN_KEEPALIVE void cb_fold_row(std::size_t) { program().kept.add_row(std::move(program().inbox)); }

/// Makes the segments; returns how many.
EMSCRIPTEN_KEEPALIVE std::size_t cb_fold() {
  Program& p = program();
  p.folded = pack_segments(p.kept.lines());
  p.kept.clear();
  return p.folded.size();
}
EMSCRIPTEN_KEEPALIVE const char* cb_folded(std::size_t segment) { return program().folded[segment].data(); }
EMSCRIPTEN_KEEPALIVE std::size_t cb_folded_size(std::size_t segment) { return program().folded[segment].size(); }
EMSCRIPTEN_KEEPALIVE void cb_fold_done() { program().folded.clear(); }

/// Makes segments of everything in memory, for a store that was cleared; returns how many.
EMSCRIPTEN_KEEPALIVE std::size_t cb_fold_everything() {
  Program& p = program();
  p.folded.clear();
  if (const Replica* replica = p.app->replica()) {
    SegmentPacker packer;
    replica->visit_lines({}, [&](const Dot&, std::string_view line) { packer.add({line, std::nullopt}); });
    p.folded = packer.take();
  }
  return p.folded.size();
}

// Keeping the image

/// Makes an altered block; returns its key, 0 when there is none.
EMSCRIPTEN_KEEPALIVE std::uint32_t cb_image_make() {
  Program& p = program();
  std::optional<Image::Block> block = p.app->image() ? p.app->image()->next_altered() : std::nullopt;
  if (!block) return 0;
  p.image_part = std::move(block->bytes);
  return block->key;
}
EMSCRIPTEN_KEEPALIVE void cb_image_index() { program().image_part = program().app->image()->index(); }
EMSCRIPTEN_KEEPALIVE const char* cb_image_part() { return program().image_part.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t cb_image_part_size() { return program().image_part.size(); }
EMSCRIPTEN_KEEPALIVE void cb_image_forget() {
  if (Image* image = program().app->image()) image->forget();
}

// Erasing from what is kept: each segment and row goes in, and comes out blank where it must be. The journal's ticket says what.

/// How long what is to be kept instead is: 0 when nothing changes.
EMSCRIPTEN_KEEPALIVE std::size_t cb_blank_segment(int ticket, std::size_t) {
  Program& p = program();
  p.blanked = p.journal.blank_segment(ticket, p.inbox);
  return p.blanked == p.inbox ? 0 : p.blanked.size();
}
EMSCRIPTEN_KEEPALIVE std::size_t cb_blank_row(int ticket, std::size_t) {
  Program& p = program();
  p.blanked = p.journal.blank_row(ticket, p.inbox);
  return p.blanked == p.inbox ? 0 : p.blanked.size();
}
EMSCRIPTEN_KEEPALIVE const char* cb_blanked() { return program().blanked.data(); }

// Other tabs

/// What another tab saved has been handed over by cb_kept_row and cb_kept_segment: shows it.
EMSCRIPTEN_KEEPALIVE void cb_kept_elsewhere() { program().app->kept_elsewhere_came(); }

/// What another tab set has been handed over by cb_restore_setting and cb_restore_draft: shows it.
EMSCRIPTEN_KEEPALIVE void cb_texts_changed_elsewhere() {
  Program& p = program();
  p.host.drafts().note_changes_elsewhere();
  p.app->settings_changed_elsewhere();
}

/// 1 while something is under way that makes changes by itself, so that no other tab may write.
EMSCRIPTEN_KEEPALIVE int cb_busy() { return program().app->is_busy(); }

// Frames

/// Meets what people did, and lays out what is to be seen.
EMSCRIPTEN_KEEPALIVE void cb_frame(float width, float height, float density, float seconds_since_last) {
  Program& p = program();
  p.canvas.begin_frame({width, height, density}, seconds_since_last);
  p.app->frame();
  p.canvas.end_frame();
}

/// Shows the last frame: as pixels, and to the page as the semantic tree.
EMSCRIPTEN_KEEPALIVE void cb_show() {
  Program& p = program();
  p.canvas.show(p.app->ui().palette().bg);
  tell_page(p.app->ui().semantics());
  if (ui::imgui_access::input_waiting()) page_wake(1);  // a press and its release are met in frames of their own
}

/// Works a little while no frame is wanted; whether there is more.
EMSCRIPTEN_KEEPALIVE int cb_work() { return program().app->work(); }

EMSCRIPTEN_KEEPALIVE void cb_context_restored() { program().canvas.restore(); }

// Pointer and keys

EMSCRIPTEN_KEEPALIVE void cb_pointer_moved(float x, float y, int finger) {
  program().canvas.pointer_moved(x, y, finger != 0);
}

EMSCRIPTEN_KEEPALIVE void cb_pointer_pressed(int button, int down) {
  program().canvas.pointer_pressed(button, down != 0);
}

EMSCRIPTEN_KEEPALIVE void cb_pointer_left() { program().canvas.pointer_left(); }

EMSCRIPTEN_KEEPALIVE void cb_page_focused(int focused) { program().canvas.focus_changed(focused != 0); }

EMSCRIPTEN_KEEPALIVE void cb_scrolled(float x, float y, float dx, float dy) {
  program().app->ui().post_scroll(x, y, dx, dy);
}

EMSCRIPTEN_KEEPALIVE void cb_context_wanted(float x, float y) { program().app->ui().post_context(x, y); }

/// `named` counts ui::Key, or is -1 for a `sign`; bits of `held`: 1 control, 2 shift, 4 alt, 8 in a text field.
EMSCRIPTEN_KEEPALIVE void cb_key_pressed(int named, std::uint32_t sign, unsigned held) {
  ui::Ui::KeyEvent event;
  if (named >= 0) event.key = static_cast<ui::Key>(named);
  if (sign != 0) event.text = static_cast<char32_t>(sign);
  event.control = (held & 1u) != 0;
  event.shift = (held & 2u) != 0;
  event.alt = (held & 4u) != 0;
  event.in_field = (held & 8u) != 0;
  program().app->ui().post_key(std::move(event));
}

// The semantic tree

/// What a person did to a mirrored element; `kind` counts ui::Event::Kind.
EMSCRIPTEN_KEEPALIVE void cb_event(int kind, std::uint32_t node, std::uint32_t edit, int choice, int focus_visible,
                                   std::size_t size) {
  ui::Event event;
  event.kind = static_cast<ui::Event::Kind>(kind);
  event.id = node;
  event.text = Inbox().text(size);
  event.edit = edit;
  event.choice = choice;
  event.focus_visible = focus_visible != 0;
  program().app->ui().semantics().post(std::move(event));
}

// Address

EMSCRIPTEN_KEEPALIVE void cb_route_changed(std::size_t size) { program().app->open_route(Inbox().text(size)); }

/// Back was pressed: 1 when that closed a dialog.
EMSCRIPTEN_KEEPALIVE int cb_back() { return program().app->close_top(); }

// Files

EMSCRIPTEN_KEEPALIVE void cb_file_chosen(int request, int handle, double bytes, std::size_t name_size) {
  Program& p = program();
  p.host.files().chosen(request, handle, std::string(Inbox().text(name_size)), static_cast<std::uint64_t>(bytes));
}

EMSCRIPTEN_KEEPALIVE void cb_file_dropped(int handle, double bytes, std::size_t name_size) {
  Program& p = program();
  p.app->drop_file(
      p.host.files().dropped(handle, std::string(Inbox().text(name_size)), static_cast<std::uint64_t>(bytes)));
}

/// `read` of the file's own bytes have been read for it; `sealed` says whether it begins as sealed files do.
EMSCRIPTEN_KEEPALIVE void cb_file_piece(int request, double read, int sealed, std::size_t size) {
  const std::string piece = std::move(program().inbox);  // the answer may well ask for the next
  program().host.files().piece(request, std::string_view(piece).substr(0, size),
                               {.read = static_cast<std::uint64_t>(read), .is_sealed = sealed != 0});
}

/// `kind` counts as web/trouble.js does.
EMSCRIPTEN_KEEPALIVE void cb_file_failed(int request, int kind, int sealed, std::size_t size) {
  constexpr ErrorKind kinds[] = {ErrorKind::storage, ErrorKind::damaged, ErrorKind::locked, ErrorKind::too_new};
  program().host.files().piece(request, fail(kinds[kind], std::string(Inbox().text(size))), {.is_sealed = sealed != 0});
}

EMSCRIPTEN_KEEPALIVE void cb_file_saved(int request) { program().host.files().saved(request, {}); }

EMSCRIPTEN_KEEPALIVE void cb_file_not_saved(int request, std::size_t size) {
  program().host.files().saved(request, fail(ErrorKind::storage, std::string(Inbox().text(size))));
}

// The shared folder

/// `access` counts as ui::SharedFolder::Access does; `sealed` says whether the folder was ever met sealed.
EMSCRIPTEN_KEEPALIVE void cb_folder_changed(int access, int sealed, std::size_t name_size) {
  Program& p = program();
  p.host.folder().changed(static_cast<ui::SharedFolder::Access>(access), sealed != 0, Inbox().text(name_size));
  p.app->environment_changed();
}

/// The names, each followed by a zero.
EMSCRIPTEN_KEEPALIVE void cb_folder_listed(int request, std::size_t size) {
  Inbox inbox;
  std::string_view rest = inbox.text(size);
  std::vector<std::string> names;
  while (!rest.empty()) {
    names.emplace_back(rest.substr(0, rest.find('\0')));
    rest.remove_prefix(std::min(names.back().size() + 1, rest.size()));
  }
  program().host.folder().listed(request, std::move(names));
}

EMSCRIPTEN_KEEPALIVE void cb_folder_not_listed(int request, std::size_t size) {
  program().host.folder().listed(request, fail(ErrorKind::storage, std::string(Inbox().text(size))));
}

/// Time to look at it.
EMSCRIPTEN_KEEPALIVE void cb_folder_look() { program().app->look_at_folder(); }

// The proof

/// How far it is; `state` counts ui::Proof::State. With its words, if any.
EMSCRIPTEN_KEEPALIVE void cb_proof(int state, int shops, double steps, double changes, double took_ms,
                                   std::size_t size) {
  Program& p = program();
  p.host.set_proof({.state = static_cast<ui::Proof::State>(state),
                    .shops = shops,
                    .wanted = p.host.proof().wanted,
                    .steps = static_cast<std::uint64_t>(steps),
                    .changes = static_cast<std::uint64_t>(changes),
                    .took_ms = static_cast<std::int64_t>(took_ms),
                    .words = std::string(Inbox().text(size))});
  p.app->environment_changed();
}

// Storage and circumstances

EMSCRIPTEN_KEEPALIVE void cb_saved(int ticket) { program().journal.completed(ticket, {}); }

EMSCRIPTEN_KEEPALIVE void cb_not_saved(int ticket, std::size_t size) {
  program().journal.completed(ticket, fail(ErrorKind::storage, std::string(Inbox().text(size))));
}

/// What is wrong with the storage; nothing when it is right again.
EMSCRIPTEN_KEEPALIVE void cb_storage_trouble(std::size_t size) {
  Program& p = program();
  p.host.set_storage_trouble(Inbox().text(size));
  p.app->environment_changed();
}

EMSCRIPTEN_KEEPALIVE void cb_environment_changed() { program().app->environment_changed(); }

}  // extern "C"
