#include "shell/cli/files.h"

#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace counterbell::cli {
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} * 1024;
constexpr int gzip_window = 15 + 16;  // zlib's way of saying "the gzip format".

std::string last_error() { return std::strerror(errno); }

Error unreadable(const std::string& path) {
  return {ErrorKind::storage, "Cannot read " + path + ": " + last_error() + "."};
}

/// Unpacks gzip, one member after the other.
class Unpacker {
 public:
  Unpacker() { ready_ = inflateInit2(&stream_, gzip_window) == Z_OK; }
  ~Unpacker() { inflateEnd(&stream_); }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  Result<void> unpack(std::string_view packed, const std::function<Result<void>(std::string_view)>& take) {
    if (!ready_) return fail(ErrorKind::storage, "There is not enough memory to unpack the file.");
    // zlib reads from here and never writes.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
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

  /// Whether the last member was complete.
  bool ended() const { return ended_; }

 private:
  z_stream stream_{};
  bool ready_ = false;
  bool ended_ = false;
  std::array<char, piece_bytes> piece_;
};

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using OpenFile = std::unique_ptr<std::FILE, Closer>;

Result<OpenFile> open_to_read(const std::string& path) {
  OpenFile file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return std::unexpected(unreadable(path));
  return file;
}

}  // namespace

Result<void> read_content(const std::string& path, const std::function<Result<void>(std::string_view)>& take) {
  Result<OpenFile> file = open_to_read(path);
  if (!file) return std::unexpected(file.error());
  std::uint64_t total = 0;
  const auto take_bounded = [&](std::string_view bytes) -> Result<void> {
    total += bytes.size();
    if (total > max_content_bytes)
      return fail(ErrorKind::damaged, "The file is larger than any shop's. It is not read.");
    return take(bytes);
  };
  std::unique_ptr<Unpacker> unpacker;
  std::string piece(piece_bytes, '\0');
  for (bool is_first = true;; is_first = false) {
    const std::size_t size = std::fread(piece.data(), 1, piece.size(), file->get());
    if (std::ferror(file->get())) return std::unexpected(unreadable(path));
    if (size == 0) break;
    const std::string_view bytes(piece.data(), size);
    if (is_first && bytes.starts_with("\x1f\x8b")) unpacker = std::make_unique<Unpacker>();
    if (Result<void> taken = unpacker ? unpacker->unpack(bytes, take_bounded) : take_bounded(bytes); !taken)
      return taken;
  }
  if (unpacker && !unpacker->ended()) {
    return fail(ErrorKind::damaged, "The file ends in the middle. Please get it again from where it came.");
  }
  return {};
}

Result<std::string> read_text(const std::string& path, std::size_t most_bytes) {
  std::string text;
  Result<void> read = read_content(path, [&](std::string_view bytes) -> Result<void> {
    if (text.size() + bytes.size() > most_bytes)
      return fail(ErrorKind::invalid, "That is more than can be read at once.");
    text += bytes;
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return text;
}

struct OutputFile::Packer {
  Packer() {
    ready = deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) == Z_OK;
  }
  ~Packer() { deflateEnd(&stream); }
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  /// `bytes` packed, as far as they are ready; with Z_FINISH to the end.
  std::string pack(std::string_view bytes, int flush) {
    std::string out;
    std::string piece(piece_bytes, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream.avail_out = static_cast<uInt>(piece.size());
      deflate(&stream, flush);
      out.append(piece.data(), piece.size() - stream.avail_out);
    } while (stream.avail_out == 0);
    return out;
  }

  z_stream stream{};
  bool ready = false;
};

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {}

OutputFile::~OutputFile() {
  if (!file_ || file_ == stdout) return;
  std::fclose(file_);
  if (!temporary_.empty()) std::remove(temporary_.c_str());
}

Error OutputFile::trouble() const { return {ErrorKind::storage, "Cannot write " + path_ + ": " + last_error() + "."}; }

Result<void> OutputFile::open() {
  std::error_code unknown;
  const std::filesystem::file_status status = std::filesystem::status(path_, unknown);
  if (path_ == "-") {
    file_ = stdout;
  } else if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    file_ = std::fopen(path_.c_str(), "wb");
  } else {
    temporary_ = path_ + ".part";
    file_ = std::fopen(temporary_.c_str(), "wb");
  }
  if (!file_) return std::unexpected(trouble());
  if (path_.ends_with(".gz")) packer_ = std::make_unique<Packer>();
  if (packer_ && !packer_->ready) return fail(ErrorKind::storage, "There is not enough memory to pack the file.");
  return {};
}

Result<void> OutputFile::write(std::string_view bytes) {
  return put(packer_ ? packer_->pack(bytes, Z_NO_FLUSH) : bytes);
}

Result<void> OutputFile::put(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return std::unexpected(trouble());
  return {};
}

Result<void> OutputFile::close() {
  if (packer_) {
    if (Result<void> written = put(packer_->pack({}, Z_FINISH)); !written) return written;
  }
  if (std::fflush(file_) != 0) return std::unexpected(trouble());
  std::FILE* file = std::exchange(file_, nullptr);
  if (file != stdout && std::fclose(file) != 0) return std::unexpected(trouble());
  if (!temporary_.empty() && std::rename(temporary_.c_str(), path_.c_str()) != 0) return std::unexpected(trouble());
  return {};
}

}  // namespace counterbell::cli
