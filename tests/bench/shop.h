// A shop as the benchmark reads and writes it, and what it measures with.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "replica/exchange/exchange.h"
#include "replica/replica.h"
#include "unit/fakes.h"

namespace counterbell::bench {

/// Ends the program with `words`: a benchmark that goes on after a failure measures nothing.
[[noreturn]] void stop(std::string_view words);

std::string read_text(const std::string& path);
void write_text(const std::string& path, std::string_view text);

/// Reads and checks an exchange file, piece by piece as the browser does.
ExchangeFile read_exchange(std::string_view text);

/// A replica of `shop` at today's time, with nothing in it yet.
struct Shop {
  explicit Shop(const Id& shop);
  void take(ExchangeFile file);

  test::FakeClock clock;
  test::SeededRandom random;
  Replica replica;
};

/// Milliseconds since it was made.
class Stopwatch {
 public:
  double ms() const;

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Bytes that the program has allocated and not freed.
std::size_t bytes_in_use();

/// Prints one line of JSON: a figure by its name, or several of one kind.
void tell(std::string_view name, double value);
void tell(std::string_view name, std::span<const double> values);

}  // namespace counterbell::bench
