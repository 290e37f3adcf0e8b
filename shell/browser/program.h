// The browser program: one object that holds all of its parts. The page calls the functions in main.cpp and exports/, which act on it.
//
// Text and bytes come in through one buffer, the inbox: the page asks for room (cb_inbox), writes there, and calls a function with
// the number of bytes it wrote. When a call takes several texts, they lie one after the other.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/browser/browser_environment.h"
#include "shell/browser/browser_host.h"
#include "shell/browser/browser_journal.h"
#include "shell/browser/canvas.h"
#include "shell/browser/kept_lines.h"
#include "shell/browser/text/glyphs.h"
#include "shell/browser/text/runs.h"
#include "ui/app/app.h"

namespace counterbell::browser {

struct Program {
  BrowserHost host;
  BrowserClock clock;
  BrowserRandom random;
  BrowserJournal journal;
  Canvas canvas;
  Glyphs glyphs;
  Runs runs;
  std::optional<ui::App> app;         ///< None before cb_fonts has been called.
  KeptLines kept;                     ///< The part of the log just read from storage, or the lines being compacted.
  std::vector<std::string> segments;  ///< Made by the last compaction, until the page has taken them.
  std::string blanked;                ///< The segment or row that cb_blank_segment or cb_blank_row made last.
  std::string snapshot_part;          ///< The block of the snapshot that was made last, or its index.
  std::string mirrored;               ///< The semantic tree as the page has it.
  std::string inbox;
};

/// The one program of this page.
Program& program();

/// Reads the texts in the inbox, one after the other.
class Inbox {
 public:
  /// The next `size` bytes. They stay valid until the page asks for room again.
  std::string_view text(std::size_t size);

 private:
  std::size_t next_ = 0;
};

}  // namespace counterbell::browser
