#include "shell/cli/sealed/gzip.h"

namespace counterbell::cli {
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} * 1024;
constexpr int gzip_window = 15 + 16;  // Tells zlib to use the gzip format.

/// zlib takes a pointer that is not const, but only reads from it.
Bytef* to_read(std::string_view bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); }

}  // namespace

Unpacker::Unpacker() : ready_(inflateInit2(&stream_, gzip_window) == Z_OK), piece_(piece_bytes, '\0') {}

Unpacker::~Unpacker() { inflateEnd(&stream_); }

Result<void> Unpacker::unpack(std::string_view packed, const Take& take) {
  if (!ready_) return fail(ErrorKind::storage, "There is not enough memory to unpack the file.");
  stream_.next_in = to_read(packed);
  stream_.avail_in = static_cast<uInt>(packed.size());
  do {
    if (ended_ && stream_.avail_in > 0) {
      ended_ = false;
      inflateReset(&stream_);
    }
    stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
    stream_.avail_out = static_cast<uInt>(piece_.size());
    const int status = inflate(&stream_, Z_NO_FLUSH);
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      return fail(ErrorKind::damaged,
                  "The file is damaged: it cannot be unpacked. Please get it again from where it came.");
    }
    ended_ = status == Z_STREAM_END;
    if (Result<void> taken = take({piece_.data(), piece_.size() - stream_.avail_out}); !taken) return taken;
  } while (stream_.avail_in > 0 || stream_.avail_out == 0);
  return {};
}

Result<void> Unpacker::finish() const {
  if (ended_) return {};
  return fail(ErrorKind::damaged, "The file ends in the middle. Please get it again from where it came.");
}

Packer::Packer()
    : ready_(deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK) {}

Packer::~Packer() { deflateEnd(&stream_); }

Result<std::string> Packer::deflate_all(std::string_view bytes, int flush) {
  if (!ready_) return fail(ErrorKind::storage, "There is not enough memory to pack the file.");
  std::string out;
  std::string piece(piece_bytes, '\0');
  stream_.next_in = to_read(bytes);
  stream_.avail_in = static_cast<uInt>(bytes.size());
  do {
    stream_.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream_.avail_out = static_cast<uInt>(piece.size());
    deflate(&stream_, flush);
    out.append(piece.data(), piece.size() - stream_.avail_out);
  } while (stream_.avail_out == 0);
  return out;
}

}  // namespace counterbell::cli
