// Files that people choose or drop, read by the page in pieces.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "ui/host.h"

namespace counterbell::browser {

/// Keeps who waits for which file, or for which piece of one.
class BrowserFiles {
 public:
  using Chosen = std::function<void(std::unique_ptr<ui::IncomingFile>)>;
  using Piece = std::function<void(Result<std::string_view>)>;

  /// Lets the person choose a file.
  void open(std::string_view accept, Chosen chosen);

  // Told by the page.

  void chosen(int request, int handle, std::string name, std::uint64_t size);
  void piece(int request, Result<std::string_view> bytes);
  /// A file that nobody asked for: dropped.
  std::unique_ptr<ui::IncomingFile> dropped(int handle, std::string name, std::uint64_t size);

  // For the files themselves.

  /// Returns the request's number, to cancel it by.
  int read(int handle, Piece piece);
  void cancel(int request) { reading_.erase(request); }

 private:
  std::map<int, Chosen> choosing_;
  std::map<int, Piece> reading_;
  int last_request_ = 0;
};

}  // namespace counterbell::browser
