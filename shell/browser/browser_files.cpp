#include "shell/browser/browser_files.h"

#include "shell/browser/bridge.h"

namespace counterbell::browser {
namespace {

class BrowserFile : public ui::IncomingFile {
 public:
  BrowserFile(BrowserFiles& files, int handle, std::string name, std::uint64_t size)
      : files_(files), handle_(handle), name_(std::move(name)), size_(size) {}
  ~BrowserFile() override {
    files_.cancel(request_);  // Whoever waited for the piece is gone.
    page_forget_file(handle_);
  }
  BrowserFile(const BrowserFile&) = delete;
  BrowserFile& operator=(const BrowserFile&) = delete;

  std::string name() const override { return name_; }
  std::uint64_t size() const override { return size_; }
  std::uint64_t bytes_read() const override { return progress_.read; }
  bool is_sealed() const override { return progress_.is_sealed; }
  void read(BrowserFiles::Piece piece) override { request_ = files_.read(handle_, progress_, std::move(piece)); }
  void unlock(std::string_view passphrase) override {
    progress_.read = 0;
    page_unlock_file(handle_, passphrase.data(), passphrase.size());
  }

 private:
  BrowserFiles& files_;
  int handle_;
  int request_ = 0;
  std::string name_;
  std::uint64_t size_;
  BrowserFiles::Progress progress_;
};

}  // namespace

void BrowserFiles::open(std::string_view accept, Chosen chosen) {
  choosing_.clear();  // A file chooser that was dismissed never answers.
  choosing_.emplace(++last_request_, std::move(chosen));
  page_open_file(accept.data(), accept.size(), last_request_);
}

void BrowserFiles::chosen(int request, int handle, std::string name, std::uint64_t size) {
  auto file = dropped(handle, std::move(name), size);
  const auto found = choosing_.find(request);
  if (found == choosing_.end()) return;
  const Chosen chosen = std::move(found->second);
  choosing_.erase(found);
  chosen(std::move(file));
}

void BrowserFiles::piece(int request, Result<std::string_view> bytes, Progress progress) {
  const auto found = reading_.find(request);
  if (found == reading_.end()) return;
  const Reading reading = std::move(found->second);
  reading_.erase(found);
  *reading.progress = progress;
  reading.piece(bytes);
}

void BrowserFiles::save(std::string_view name, std::string_view media_type, std::string_view bytes,
                        const ui::Wrapping& wrapping, Saved saved) {
  page_save_file(expect(std::move(saved)), name.data(), name.size(), media_type.data(), media_type.size(), bytes.data(),
                 bytes.size(), wrapping.packed, wrapping.passphrase.data(), wrapping.passphrase.size());
}

int BrowserFiles::expect(Saved saved) {
  saving_.emplace(++last_request_, std::move(saved));
  return last_request_;
}

void BrowserFiles::saved(int request, Result<void> outcome) {
  const auto found = saving_.find(request);
  if (found == saving_.end()) return;
  const Saved saved = std::move(found->second);
  saving_.erase(found);
  saved(std::move(outcome));
}

std::unique_ptr<ui::IncomingFile> BrowserFiles::dropped(int handle, std::string name, std::uint64_t size) {
  return std::make_unique<BrowserFile>(*this, handle, std::move(name), size);
}

int BrowserFiles::read(int handle, Progress& progress, Piece piece) {
  const int request = ++last_request_;
  reading_.emplace(request, Reading{std::move(piece), &progress});
  page_read_file(handle, request);
  return request;
}

}  // namespace counterbell::browser
