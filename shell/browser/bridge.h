// What the page does for the program. Each function is one line in bridge.js, which calls the page's own modules (web/). Text and bytes are
// passed as a pointer and a size; the page copies them before the call returns.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

// The later part of the program

/// Its state, as ui::LaterState counts. The first call fetches it. When the state changes, the page calls cb_environment_changed.
int page_later_state();
/// Tries to fetch it again at once.
void page_fetch_later();

// Drawing

/// Makes the canvas's WebGL 2 context current; 0 when the browser has none.
int page_make_context();
/// How wide and high a texture may be in that context, in pixels. (To ask through OpenGL costs 1 KB of download.)
int page_largest_texture();
/// Asks for `frames` more frames.
void page_wake(int frames);
/// Asks for a frame at a time (milliseconds since 1970, UTC).
void page_wake_at(double at_ms);
/// Sets the pointer's shape, which counts as ImGuiMouseCursor does.
void page_set_cursor(int shape);
/// Sets the colours of the page, as CSS custom properties.
void page_set_palette(const char* css, std::size_t size, int dark);

// The semantic tree

/// Takes the finished tree, as JSON.
void page_mirror(const char* json, std::size_t size);
/// 1 while the page wants no tree, since people scroll; then it calls cb_mirror.
int page_mirror_waits();
void page_announce(const char* text, std::size_t size, int assertive);
/// Moves the real focus to the mirrored element of a node; 0 takes the focus away from all of them.
void page_focus(std::uint32_t node);

// Address, title, clipboard

void page_set_route(const char* route, std::size_t size, int replace);
void page_go_back();
/// 1 when this tab has the turn to write.
int page_may_write();
/// Whether the page may show notifications; counts as ui::Notifying does.
int page_notifying();
void page_ask_to_notify();
void page_notify(const char* title, std::size_t title_size, const char* words, std::size_t words_size,
                 const char* route, std::size_t route_size);
void page_set_badge(int count);
void page_set_title(const char* title, std::size_t size);
void page_copy_text(const char* text, std::size_t size);

// Time zones. Times are in seconds since 1970, UTC.

int page_knows_zone(const char* zone, std::size_t size);
/// By how many seconds a known zone is ahead of UTC at `utc`.
double page_zone_offset(const char* zone, std::size_t size, double utc);
/// Writes the name of this device's zone to `name`, at most `size` bytes; returns how many it wrote.
int page_own_zone(char* name, std::size_t size);

// Countries and telephone numbers. What is written to `to` has at most `most` bytes; returns how many it has.

/// A line for each country, in the order of their names: two letters, a tab, the name.
int page_countries(char* to, std::size_t most);
int page_own_country(char* to, std::size_t most);
/// A number as it is dialled from abroad and, after a space, inside of its country, in digits; nothing for what is none. `country` has two
/// letters, or none.
int page_phone_forms(const char* typed, std::size_t size, const char* country, std::size_t country_size, char* to,
                     std::size_t most);

// Files. `request` comes back with the answer; `handle` identifies a chosen file.

void page_open_file(const char* accept, std::size_t size, int request);
void page_read_file(int handle, int request);
void page_forget_file(int handle);
/// Sets the passphrase for a sealed file, which is then read from its beginning again.
void page_unlock_file(int handle, const char* passphrase, std::size_t size);
/// Whether the page can use the browser's cryptography.
int page_can_seal();
/// Saves a file for the person: gzipped when `packed`; gzipped and sealed when there is a passphrase.
void page_save_file(int request, const char* name, std::size_t name_size, const char* media_type,
                    std::size_t media_type_size, const char* bytes, std::size_t bytes_size, int packed,
                    const char* passphrase, std::size_t passphrase_size);
/// Prints a sheet, given as JSON; cb_file_saved or cb_file_not_saved brings the outcome.
void page_print(int request, const char* sheet, std::size_t size);

// The shared folder. The page reports its state by cb_folder_changed. Names are paths within the folder.

/// Lets the person choose a folder, or allow access to the one chosen before.
void page_folder_choose();
void page_folder_allow();
void page_folder_forget();
/// Remembers that the folder was found sealed, before anything else is written to it.
void page_folder_note_sealed();
/// Lists all files in the subfolder `within`, and what lies beside that subfolder; cb_folder_listed or cb_folder_not_listed brings the
/// names.
void page_folder_list(int request, const char* within, std::size_t size);
/// A handle for reading a file of the folder, as if it had been chosen.
int page_folder_open(const char* name, std::size_t size);
/// cb_file_saved or cb_file_not_saved brings the outcome of these two.
void page_folder_write(int request, const char* name, std::size_t name_size, const char* bytes, std::size_t bytes_size,
                       int packed, const char* passphrase, std::size_t passphrase_size);
void page_folder_remove(int request, const char* name, std::size_t size);

// Storage

/// Keeps the lines (separated by newlines) in one transaction. cb_saved or cb_not_saved brings the outcome, with `request`.
void page_append(int request, const char* lines, std::size_t size);
/// Erases personal data from everything that was kept or appended before, in one transaction: passes each piece to cb_blank_segment or
/// cb_blank_row, which know by `request` what to erase, and keeps what they return. cb_saved or cb_not_saved brings the outcome.
void page_erase_records(int request);
void page_retry_saving();
void page_save_rescue();
void page_keep_setting(const char* key, std::size_t key_size, const char* value, std::size_t value_size);
void page_keep_draft(const char* form, std::size_t form_size, const char* text, std::size_t text_size);
/// Fills in the bytes used, the bytes allowed, and 1 when the browser has promised to keep them.
void page_storage_figures(double figures[3]);
/// Fills in how many milliseconds each of the newest frames took, the oldest first, at most 600; returns how many it filled in.
int page_frame_times(float* work_ms);
int page_frames_drawn();
void page_erase_device();
void page_reload();

// The proof

/// Runs this many simulated shops in a worker; cb_proof reports the progress.
void page_begin_proof(int shops);
void page_cancel_proof();

// Updates and circumstances

int page_update_ready();
void page_apply_update();
/// Loads the page afresh once everything is saved.
void page_restart();
int page_utc_offset_minutes(double at_ms);
int page_prefers_dark();
/// Counts as ui::Contrast does.
int page_contrast();
int page_reduced_motion();
int page_coarse_pointer();
int page_online();
int page_is_single_file();

// Glyphs that the shipped fonts lack

/// Fetches the parts of the fonts with other scripts (Greek, Cyrillic, Vietnamese…); cb_more_font brings them.
void page_fetch_more_fonts();
/// Draws one character in the browser's own fonts at `size` pixels. Fills in the left edge, top edge (from the baseline, downwards), width
/// and height of the ink and the advance, all in pixels, and 1 when the character has colours of its own. The page keeps the pixels for
/// page_take_glyph.
void page_draw_glyph(std::uint32_t code_point, float size, int weight, float measured[6]);
/// The same for a line or run; `spacing` after each character, in pixels. For ui::Shaper, as the following ones, which take `size` bytes.
void page_draw_run(const char* text, std::size_t size, float px, int weight, float spacing, int right_to_left,
                   float measured[6]);
float page_run_width(const char* text, std::size_t size, float px, int weight, float spacing);
/// How many of the bytes fit into `width`.
int page_run_fitting(const char* text, std::size_t size, float px, int weight, float spacing, float width);
/// Breaks into lines of `width`; fills in where each begins and its size, at most `most` of these numbers, and returns how many.
int page_run_lines(const char* text, std::size_t size, float px, int weight, float spacing, float width,
                   std::uint32_t* lines, int most);
/// Copies the pixels of what was drawn last: red, green, blue, opacity.
void page_take_glyph(std::uint8_t* pixels);

}  // extern "C"
