#include "shell/cli/sealed/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "shell/cli/sealed/sealing.h"

namespace counterbell::cli {
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} * 1024;

std::string last_error() { return std::strerror(errno); }

Error unreadable(const std::string& path) {
  return {ErrorKind::storage, msg("Cannot read {0}: {1}.", verbatim(path), verbatim(last_error()))};
}

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

/// Passes the bytes of the file, as they are, to `take`.
Result<void> read_bytes(const std::string& path, const Take& take) {
  const Result<OpenFile> file = open_to_read(path);
  if (!file) return std::unexpected(file.error());
  std::string piece(piece_bytes, '\0');
  for (;;) {
    const std::size_t size = std::fread(piece.data(), 1, piece.size(), file->get());
    if (std::ferror(file->get())) return std::unexpected(unreadable(path));
    if (size == 0) return {};
    if (Result<void> taken = take({piece.data(), size}); !taken) return taken;
  }
}

/// Makes the name of a file that was just renamed durable. When that fails, nothing more can be done about it.
void keep_name(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  fsync(handle);
  ::close(handle);
}

/// Takes the bytes of a file and passes on its content. How the file is wrapped shows in its first bytes.
class Unwrapper {
 public:
  Unwrapper(KeyRing& keys, const Take& take) : keys_(keys), take_(take) {}

  Result<void> feed(std::string_view bytes) {
    if (!begun_) begin(bytes);
    if (unsealer_) return unsealer_->feed(bytes, to_unpack_);
    return packed_ ? unpack(bytes) : take_content(bytes);
  }

  Result<Wrapping> finish() {
    if (unsealer_) {
      if (Result<void> ended = unsealer_->finish(to_unpack_); !ended) return std::unexpected(ended.error());
    }
    if (unpacker_) {
      if (Result<void> ended = unpacker_->finish(); !ended) return std::unexpected(ended.error());
    }
    return unsealer_ ? Wrapping::sealed : packed_ ? Wrapping::packed : Wrapping::plain;
  }

 private:
  void begin(std::string_view bytes) {
    begun_ = true;
    if (bytes.starts_with(seal_opening)) unsealer_ = std::make_unique<Unsealer>(keys_);
    packed_ = bytes.starts_with(gzip_opening);
    if (unsealer_ || packed_) unpacker_ = std::make_unique<Unpacker>();
  }

  Result<void> unpack(std::string_view bytes) { return unpacker_->unpack(bytes, to_take_); }

  Result<void> take_content(std::string_view bytes) {
    total_ += bytes.size();
    if (total_ > max_content_bytes)
      return fail(ErrorKind::damaged, "The file is larger than any shop's. It is not read.");
    return take_(bytes);
  }

  KeyRing& keys_;
  const Take& take_;
  const Take to_take_ = [this](std::string_view bytes) { return take_content(bytes); };
  const Take to_unpack_ = [this](std::string_view bytes) { return unpack(bytes); };
  std::unique_ptr<Unsealer> unsealer_;
  std::unique_ptr<Unpacker> unpacker_;
  std::uint64_t total_ = 0;
  bool begun_ = false;
  bool packed_ = false;
};

}  // namespace

Result<Wrapping> read_content(const std::string& path, KeyRing& keys, const Take& take) {
  Unwrapper unwrapper(keys, take);
  Result<void> read = read_bytes(path, [&](std::string_view bytes) { return unwrapper.feed(bytes); });
  if (!read) return std::unexpected(read.error());
  return unwrapper.finish();
}

bool begins_sealed(const std::string& path) {
  const Result<OpenFile> file = open_to_read(path);
  if (!file) return false;
  std::string start(seal_opening.size(), '\0');
  return std::fread(start.data(), 1, start.size(), file->get()) == start.size() && start == seal_opening;
}

Result<std::string> read_text(const std::string& path, std::size_t most_bytes) {
  std::string text;
  KeyRing none;
  Result<Wrapping> read = read_content(path, none, [&](std::string_view bytes) -> Result<void> {
    if (text.size() + bytes.size() > most_bytes)
      return fail(ErrorKind::invalid, "That is more than can be read at once.");
    text += bytes;
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return text;
}

OutputFile::OutputFile(std::string path, Wrapping wrapping, KeyRing* keys)
    : path_(std::move(path)), wrapping_(wrapping), keys_(keys) {}

OutputFile::~OutputFile() {
  if (!file_ || file_ == stdout) return;
  std::fclose(file_);
  if (!temporary_.empty()) std::remove(temporary_.c_str());
}

Error OutputFile::trouble() const {
  return {ErrorKind::storage, msg("Cannot write {0}: {1}.", verbatim(path_), verbatim(last_error()))};
}

Result<void> OutputFile::open() {
  if (wrapping_ != Wrapping::plain) packer_ = std::make_unique<Packer>();
  if (wrapping_ == Wrapping::sealed) {
    const Result<std::pair<SealHeader, Key>> made = keys_->make();
    if (!made) return std::unexpected(made.error());
    sealer_ = std::make_unique<Sealer>(made->first, made->second);
  }
  std::error_code unknown;
  const std::filesystem::file_status status = std::filesystem::status(path_, unknown);
  if (path_ == "-") {
    file_ = stdout;
  } else if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    file_ = std::fopen(path_.c_str(), "wb");
  } else {
    temporary_ = path_ + "." + std::to_string(getpid()) + ".part";
    file_ = std::fopen(temporary_.c_str(), "wb");
  }
  if (!file_) return std::unexpected(trouble());
  return {};
}

Result<void> OutputFile::write(std::string_view bytes) {
  if (!packer_) return put(bytes);
  const Result<std::string> packed = packer_->pack(bytes);
  return packed ? put(*packed) : std::unexpected(packed.error());
}

Result<void> OutputFile::put(std::string_view packed) {
  if (sealer_) return put_out(sealer_->write(packed));
  return put_out(packed);
}

Result<void> OutputFile::put_out(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return std::unexpected(trouble());
  return {};
}

Result<void> OutputFile::close() {
  if (packer_) {
    const Result<std::string> packed = packer_->finish();
    if (!packed) return std::unexpected(packed.error());
    if (Result<void> written = put(*packed); !written) return written;
  }
  if (sealer_) {
    if (Result<void> written = put_out(sealer_->finish()); !written) return written;
  }
  if (std::fflush(file_) != 0) return std::unexpected(trouble());
  if (!temporary_.empty() && fsync(fileno(file_)) != 0) return std::unexpected(trouble());
  std::FILE* file = std::exchange(file_, nullptr);
  if (file != stdout && std::fclose(file) != 0) return std::unexpected(trouble());
  if (temporary_.empty()) return {};
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    const Error why = trouble();
    std::remove(temporary_.c_str());
    return std::unexpected(why);
  }
  keep_name(path_);
  return {};
}

}  // namespace counterbell::cli
