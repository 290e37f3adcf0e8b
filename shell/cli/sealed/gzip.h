// gzip (RFC 1952), packed and unpacked piece by piece.
#pragma once

#include <zlib.h>

#include <functional>
#include <string>
#include <string_view>

#include "model/error.h"

namespace counterbell::cli {

/// Takes the next bytes of something. When it fails, no more are passed to it.
using Take = std::function<Result<void>(std::string_view)>;

/// The first bytes of a gzip file.
inline constexpr std::string_view gzip_opening = "\x1f\x8b";

/// Unpacks gzip members that follow one another.
class Unpacker {
 public:
  Unpacker();
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  /// Unpacks `packed` and passes the result to `take`, in pieces of limited size.
  Result<void> unpack(std::string_view packed, const Take& take);
  /// To be called after the last byte. Fails when the last member is not complete.
  Result<void> finish() const;

 private:
  z_stream stream_{};
  bool ready_ = false;
  bool ended_ = false;
  std::string piece_;
};

class Packer {
 public:
  Packer();
  ~Packer();
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  /// Packs `bytes`; returns what is ready so far.
  Result<std::string> pack(std::string_view bytes) { return deflate_all(bytes, Z_NO_FLUSH); }
  /// Returns the rest. To be called when there are no more bytes.
  Result<std::string> finish() { return deflate_all({}, Z_FINISH); }

 private:
  Result<std::string> deflate_all(std::string_view bytes, int flush);

  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace counterbell::cli
