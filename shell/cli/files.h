// Reading and writing files, or the standard streams for "-"; gzip is recognized by content and written by name.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "model/error.h"

namespace counterbell::cli {

/// How many bytes of content are read at most, so that a small file that unpacks to a huge one does no harm.
inline constexpr std::uint64_t max_content_bytes = std::uint64_t{4} * 1024 * 1024 * 1024;

/// Hands the content of `path` to `take`, piece by piece, unpacked if it is gzip.
Result<void> read_content(const std::string& path, const std::function<Result<void>(std::string_view)>& take);

/// The whole content of `path`, at most `most_bytes` of it.
Result<std::string> read_text(const std::string& path, std::size_t most_bytes);

/// A file that appears under its name only when all of it is written; packed when the name ends in ".gz".
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  ~OutputFile();

  Result<void> open();
  Result<void> write(std::string_view bytes);
  /// Puts the file in its place. Without it nothing changes there.
  Result<void> close();

 private:
  struct Packer;
  Result<void> put(std::string_view bytes);
  Error trouble() const;

  std::string path_;
  std::string temporary_;  // Empty when written in place: standard output, a pipe or a device.
  std::FILE* file_ = nullptr;
  std::unique_ptr<Packer> packer_;
};

}  // namespace counterbell::cli
