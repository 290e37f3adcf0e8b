// Reading and writing files, or the standard streams for "-". Whether a file is packed or sealed is recognized by its content.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "model/error.h"
#include "shell/cli/sealed/gzip.h"
#include "shell/cli/sealed/key_ring.h"

namespace counterbell::cli {

class Sealer;

/// The most bytes of content that are read, so that a small file that unpacks to a huge one does no harm.
inline constexpr std::uint64_t max_content_bytes = std::uint64_t{4} * 1024 * 1024 * 1024;

/// How a file's content is wrapped.
enum class Wrapping : std::uint8_t {
  plain,
  packed,  ///< gzip.
  sealed,  ///< gzip, sealed with a passphrase.
};

/// Passes the content of `path` to `take`, piece by piece, opened and unpacked. Returns how it was wrapped. `keys` opens sealed files.
Result<Wrapping> read_content(const std::string& path, KeyRing& keys, const Take& take);

/// Whether the file at `path` begins as sealed files do, whether or not it opens; false when it cannot be read.
bool begins_sealed(const std::string& path);

/// The whole content of `path`. Fails when it has more than `most_bytes` or is sealed.
Result<std::string> read_text(const std::string& path, std::size_t most_bytes);

/// A file that appears under its name only once all of it has been written to the disk.
class OutputFile {
 public:
  /// `keys` is only needed for Wrapping::sealed, and must outlive the file.
  OutputFile(std::string path, Wrapping wrapping, KeyRing* keys);
  ~OutputFile();

  Result<void> open();
  Result<void> write(std::string_view bytes);
  /// Puts the file in its place. Without this call, whatever is there stays as it is.
  Result<void> close();

 private:
  Result<void> put(std::string_view packed);
  Result<void> put_out(std::string_view bytes);
  Error trouble() const;

  std::string path_;
  // The file being written. Empty when it is written in place: standard output, a pipe or a device.
  std::string temporary_;
  Wrapping wrapping_;
  KeyRing* keys_;
  std::FILE* file_ = nullptr;
  std::unique_ptr<Packer> packer_;
  std::unique_ptr<Sealer> sealer_;
};

}  // namespace counterbell::cli
