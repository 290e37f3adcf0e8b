#include "shell/cli/shop/shop_file.h"

#include <unistd.h>

#include <cstdio>
#include <utility>
namespace counterbell::cli {
namespace {

constexpr std::size_t changes_a_step = 4096;

std::string display_name(const std::string& path) { return path == "-" ? "Standard input" : path; }

Error named(const std::string& path, const Error& error) {
  return {error.kind, msg("{0}: {1}", verbatim(display_name(path)), error.message)};
}

}  // namespace

Result<ReadFile> read_exchange(const std::string& path, KeyRing& keys, std::uint64_t most_bytes) {
  ExchangeReader reader;
  std::uint64_t total = 0;
  const Result<Wrapping> read = read_content(path, keys, [&](std::string_view bytes) -> Result<void> {
    total += bytes.size();
    if (total > most_bytes) return fail(ErrorKind::damaged, "The file is larger than any such file. It is not read.");
    return reader.feed(bytes);
  });
  if (!read) {
    // The messages of storage errors name the file already.
    return std::unexpected(read.error().kind == ErrorKind::storage ? read.error() : named(path, read.error()));
  }
  Result<ExchangeFile> file = reader.finish();
  if (!file) return std::unexpected(named(path, file.error()));
  return ReadFile{*std::move(file), *read};
}

std::expected<ReadFile, Failure> read_exchange_file(const std::string& path, KeyRing& keys) {
  Result<ReadFile> file = read_exchange(path, keys);
  if (!file) return refuse(file.error());
  return *std::move(file);
}

OpenShop::OpenShop(std::optional<Id> shop, std::optional<Time> now)
    : random(make_random()),
      clock(now),
      replica(draw_id(*random), shop ? *shop : draw_id(*random), clock, *random, nullptr) {}

std::expected<void, Failure> OpenShop::take(const std::string& path, ExchangeFile file) {
  if (Result<ImportPreview> seen = preview(replica, file); !seen) return refuse(named(path, seen.error()));
  Progress progress("Merging " + display_name(path));
  Import import(replica, std::move(file));
  while (import.step(changes_a_step)) progress.tell(import.done(), import.total());
  return {};
}

std::expected<std::unique_ptr<OpenShop>, Failure> open_shop(const std::string& path, KeyRing& keys,
                                                            std::optional<Time> now) {
  std::expected<ReadFile, Failure> file = read_exchange_file(path, keys);
  if (!file) return std::unexpected(file.error());
  auto shop = std::make_unique<OpenShop>(file->content.header.shop, now);
  if (auto taken = shop->take(path, std::move(file->content)); !taken) return std::unexpected(taken.error());
  return shop;
}

std::expected<void, Failure> write_shop(const std::string& path, const Replica& replica, Wrapping wrapping,
                                        KeyRing& keys) {
  OutputFile out(path, wrapping, &keys);
  if (Result<void> opened = out.open(); !opened) return refuse(opened.error());
  ExchangeWriter writer(replica, {}, false);
  Progress progress("Writing " + path);
  bool more = true;
  while (more) {
    std::string piece;
    more = writer.write(piece);
    if (Result<void> written = out.write(piece); !written) return refuse(written.error());
    progress.tell(writer.changes_written(), writer.changes_total());
  }
  if (Result<void> closed = out.close(); !closed) return refuse(closed.error());
  return {};
}

Progress::Progress(std::string what) : what_(std::move(what)), is_seen_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (is_told_) std::fputs("\r\x1b[K", stderr);
}

void Progress::tell(std::size_t done, std::size_t total) {
  if (!is_seen_) return;
  is_told_ = true;
  std::fprintf(stderr, "\r%s: %zu of %zu\x1b[K", what_.c_str(), done, total);
}

}  // namespace counterbell::cli
