#include "bench/shop.h"

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace counterbell::bench {
namespace {

constexpr std::size_t piece_bytes = std::size_t{256} * 1024;
constexpr std::size_t changes_a_step = 4096;

Time wall_time() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace

void stop(std::string_view words) {
  std::fprintf(stderr, "counterbell_bench: %.*s\n", static_cast<int>(words.size()), words.data());
  std::exit(1);
}

std::string read_text(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) stop("cannot read " + path);
  std::string text;
  std::string piece(piece_bytes, '\0');
  for (std::size_t read = 1; read > 0;) {
    read = std::fread(piece.data(), 1, piece.size(), file);
    text.append(piece, 0, read);
  }
  std::fclose(file);
  return text;
}

void write_text(const std::string& path, std::string_view text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file || std::fwrite(text.data(), 1, text.size(), file) != text.size() || std::fclose(file) != 0)
    stop("cannot write " + path);
}

ExchangeFile read_exchange(std::string_view text) {
  ExchangeReader reader;
  for (; !text.empty(); text.remove_prefix(std::min(piece_bytes, text.size()))) {
    if (const Result<void> fed = reader.feed(text.substr(0, piece_bytes)); !fed) stop(fed.error().message.english());
  }
  Result<ExchangeFile> file = reader.finish();
  if (!file) stop(file.error().message.english());
  return *std::move(file);
}

Shop::Shop(const Id& shop)
    : clock(wall_time()),
      random(static_cast<std::uint64_t>(clock.now().time_since_epoch().count())),
      replica({}, shop, clock, random, nullptr) {
  replica.renew_id();
}

void Shop::take(ExchangeFile file) {
  Import import(replica, std::move(file));
  while (import.step(changes_a_step)) {
  }
}

double Stopwatch::ms() const {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
}

std::size_t bytes_in_use() {
#ifdef __EMSCRIPTEN__
  return static_cast<std::size_t>(static_cast<unsigned>(mallinfo().uordblks));
#else
  const auto all = mallinfo2();
  return all.uordblks + all.hblkhd;
#endif
}

void tell(std::string_view name, double value) { tell(name, std::span(&value, 1)); }

void tell(std::string_view name, std::span<const double> values) {
  std::printf("{\"name\":\"%.*s\",\"values\":[", static_cast<int>(name.size()), name.data());
  for (std::size_t i = 0; i < values.size(); ++i) std::printf("%s%.4f", i == 0 ? "" : ",", values[i]);
  std::puts("]}");
  std::fflush(stdout);
}

}  // namespace counterbell::bench
