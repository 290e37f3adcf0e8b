// What the page does for the program. Each of these is one line in bridge.js that forwards to the page's own modules (web/).
// Text and bytes are passed as where they begin and how many there are, and are copied before the call returns.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

// The later part of the program

/// Where it is, as ui::LaterState counts; fetches it if nobody has yet. cb_environment_changed tells when that has changed.
int page_later_state();
/// Tries again at once.
void page_fetch_later();

// Drawing

/// Makes the canvas's WebGL 2 context the current one; 0 when the browser has none.
int page_make_context();
/// Asks for `frames` more frames.
void page_wake(int frames);
/// Asks for a frame at a time (UTC milliseconds).
void page_wake_at(double at_ms);
/// The pointer's shape, as ImGuiMouseCursor counts them.
void page_set_cursor(int shape);
/// The theme in force, as CSS custom properties.
void page_set_palette(const char* css, std::size_t size, int dark);

// The semantic tree

/// The finished tree as JSON.
void page_mirror(const char* json, std::size_t size);
void page_announce(const char* text, std::size_t size, int assertive);
/// Moves the real focus to the mirrored element of a node; 0 takes it from all of them.
void page_focus(std::uint32_t node);

// Address, title, clipboard

void page_set_route(const char* route, std::size_t size, int replace);
void page_go_back();
int page_may_write();
/// Counts as ui::Notifying does.
int page_notifying();
void page_ask_to_notify();
void page_notify(const char* title, std::size_t title_size, const char* words, std::size_t words_size,
                 const char* route, std::size_t route_size);
void page_set_badge(int count);
void page_set_title(const char* title, std::size_t size);
void page_copy_text(const char* text, std::size_t size);

// Time zones: seconds since 1970

int page_knows_zone(const char* zone, std::size_t size);
/// How many seconds the clocks of a known zone are ahead of UTC at `utc`.
double page_zone_offset(const char* zone, std::size_t size, double utc);
/// Writes the name of this device's zone to `name`, at most `size` bytes; returns how many.
int page_own_zone(char* name, std::size_t size);

// Files: `request` comes back with the answer, `handle` names a chosen file.

void page_open_file(const char* accept, std::size_t size, int request);
void page_read_file(int handle, int request);
void page_forget_file(int handle);
/// The passphrase to open a sealed file with, from its beginning.
void page_unlock_file(int handle, const char* passphrase, std::size_t size);
/// Whether the browser lends the page its cryptography.
int page_can_seal();
/// Hands a file to the person: gzipped when `packed`, gzipped and sealed when there is a passphrase.
void page_save_file(int request, const char* name, std::size_t name_size, const char* media_type,
                    std::size_t media_type_size, const char* bytes, std::size_t bytes_size, int packed,
                    const char* passphrase, std::size_t passphrase_size);
/// Prints a sheet, as JSON; cb_file_saved tells the outcome.
void page_print(int request, const char* sheet, std::size_t size);

// The shared folder: its state is told by cb_folder_changed. Names are paths within it.

/// Lets the person choose one, or allow the one chosen before.
void page_folder_choose();
void page_folder_allow();
void page_folder_forget();
/// Remembers that it was met sealed, before anything else is written to it.
void page_folder_note_sealed();
/// cb_folder_listed brings the names of all files in the folder `within`, and of what lies beside that.
void page_folder_list(int request, const char* within, std::size_t size);
/// A handle to read a file by, as if it were chosen.
int page_folder_open(const char* name, std::size_t size);
/// cb_file_saved tells the outcome of these two.
void page_folder_write(int request, const char* name, std::size_t name_size, const char* bytes, std::size_t bytes_size,
                       int packed, const char* passphrase, std::size_t passphrase_size);
void page_folder_remove(int request, const char* name, std::size_t size);

// Storage

/// Keeps the lines (separated by newlines) in one transaction; `ticket` comes back with the outcome.
void page_append(int ticket, const char* lines, std::size_t size);
/// Erases from all that was kept or appended before, in one transaction: gives it piece by piece to cb_blank_segment and
/// cb_blank_row, which know by the ticket what is to go, and keeps what they make of it.
void page_erase_records(int ticket);
void page_retry_saving();
void page_save_rescue();
void page_keep_setting(const char* key, std::size_t key_size, const char* value, std::size_t value_size);
void page_keep_draft(const char* form, std::size_t form_size, const char* text, std::size_t text_size);
/// Fills in bytes used, bytes allowed, and 1 when the browser promised to keep them.
void page_storage_figures(double figures[3]);
/// Fills in the work of the newest frames in milliseconds, the oldest first, at most 600; returns how many of them there are.
int page_frame_times(float* work_ms);
int page_frames_drawn();
void page_erase_device();
void page_reload();

// The proof

/// Plays this many made-up shops through, aside from the page; cb_proof tells how far that is.
void page_begin_proof(int shops);
void page_cancel_proof();

// Updates and circumstances

int page_update_ready();
void page_apply_update();
int page_utc_offset_minutes(double at_ms);
int page_prefers_dark();
int page_reduced_motion();
int page_coarse_pointer();
int page_online();
int page_is_single_file();

// Glyphs that the shipped fonts lack

/// Fetches the fonts' other scripts (Greek, Cyrillic, Vietnamese…); cb_more_font brings them.
void page_fetch_more_fonts();
/// Draws one character in the browser's own fonts at `size` pixels. Fills in left, top (from the baseline, down), width and
/// height of the ink, the advance, all in those pixels, and whether it has colours of its own. Its pixels lie in the page until
/// page_take_glyph.
void page_draw_glyph(std::uint32_t code_point, float size, int weight, float measured[6]);
/// Copies the ink of the glyph drawn last: red, green, blue, opacity.
void page_take_glyph(std::uint8_t* pixels);

}  // extern "C"
