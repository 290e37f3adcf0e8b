// Files that people choose or drop, read by the page in pieces.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "ui/kit/host.h"

namespace counterbell::browser {

/// Keeps track of who is waiting for which file, or for which piece of a file.
class BrowserFiles {
 public:
  using Chosen = std::function<void(std::unique_ptr<ui::IncomingFile>)>;
  using Piece = std::function<void(Result<std::string_view>)>;
  using Saved = std::function<void(Result<void>)>;

  /// Lets the person choose a file.
  void open(std::string_view accept, Chosen chosen);

  /// Saves a file for the person.
  void save(std::string_view name, std::string_view media_type, std::string_view bytes, const ui::Wrapping& wrapping,
            Saved saved);

  /// Makes a request whose outcome saved() will bring; returns its number.
  int expect(Saved saved);

  // Called when the page answers.

  void chosen(int request, int handle, std::string name, std::uint64_t size);
  /// How far a file has been read, and whether it turned out to be sealed.
  struct Progress {
    std::uint64_t read = 0;  ///< Bytes of the file itself: before unsealing and unpacking.
    bool is_sealed = false;
  };
  /// The next piece of a file.
  void piece(int request, Result<std::string_view> bytes, Progress progress);
  void saved(int request, Result<void> outcome);
  /// A file that was dropped on the page.
  std::unique_ptr<ui::IncomingFile> dropped(int handle, std::string name, std::uint64_t size);

  // Called by the files themselves.

  /// Asks for the next piece. Returns the request's number, for cancel(). `progress` is updated when the piece comes, so it must live
  /// until then, or until cancel().
  int read(int handle, Progress& progress, Piece piece);
  void cancel(int request) { reading_.erase(request); }

 private:
  std::map<int, Chosen> choosing_;
  struct Reading {
    Piece piece;
    Progress* progress;
  };
  std::map<int, Reading> reading_;
  std::map<int, Saved> saving_;
  int last_request_ = 0;
};

}  // namespace counterbell::browser
