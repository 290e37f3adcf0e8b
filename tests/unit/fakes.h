// Stand-ins for what the core needs from outside, under a test's control.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "replica/change/change.h"
#include "replica/change/erasure.h"
#include "replica/environment.h"

namespace counterbell::test {

/// A clock that shows what it was set to.
class FakeClock : public Clock {
 public:
  explicit FakeClock(Time time = Time(std::chrono::milliseconds(1'760'000'000'000))) : time_(time) {}
  Time now() override { return time_; }
  /// As people do who put a clock right, or wrong.
  void set(Time time) { time_ = time; }
  /// Lets so much time pass.
  void advance(std::chrono::milliseconds span) {
    time_ += span;
    passed_ += span;
  }
  std::chrono::milliseconds passed() const { return passed_; }

 private:
  Time time_;
  std::chrono::milliseconds passed_{};
};

/// A generator that gives the same numbers for the same seed on every platform: SplitMix64 (Steele, Lea, Flood 2014).
class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  /// A number from 0 to `count` - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

  /// True one time in `count`.
  bool one_in(std::size_t count) { return below(count) == 0; }

  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next());
  }

  template <typename Item>
  const Item& pick(const std::vector<Item>& items) {
    return items[below(items.size())];
  }

  template <typename Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

/// A journal in memory. Nothing is confirmed before `complete`, or `fail`, is called.
class MemoryJournal : public Journal {
 public:
  void append(std::vector<std::string> lines, Done done) override {
    waiting_.push_back({std::move(lines), {}, std::move(done)});
  }

  void erase(std::vector<std::string> records, Done done) override {
    waiting_.push_back({{}, std::move(records), std::move(done)});
  }

  /// Keeps everything handed over so far and confirms it, oldest first.
  void complete() {
    while (!waiting_.empty()) {
      Transaction transaction = std::move(waiting_.front());
      waiting_.pop_front();
      for (std::string& line : transaction.lines) kept_.push_back(std::move(line));
      for (std::string& line : kept_) {
        line = blank_records(line,
                             [&](std::string_view about) { return std::ranges::contains(transaction.erased, about); });
      }
      if (transaction.done) transaction.done({});
    }
  }

  /// Tells the oldest transaction that it failed; it stays waiting, for `complete` to be the retry.
  void fail(Error error) {
    if (!waiting_.empty() && waiting_.front().done) waiting_.front().done(std::unexpected(std::move(error)));
  }

  /// The transactions not yet confirmed.
  std::size_t waiting() const { return waiting_.size(); }

  /// The lines that are durable: what a restart finds.
  const std::vector<std::string>& kept() const { return kept_; }
  std::vector<std::string_view> kept_views() const { return {kept_.begin(), kept_.end()}; }
  std::vector<KeptLine> kept_lines() const {
    std::vector<KeptLine> lines;
    for (const std::string& line : kept_) lines.push_back({line, std::nullopt});
    return lines;
  }

 private:
  struct Transaction {
    std::vector<std::string> lines;
    std::vector<std::string> erased;
    Done done;
  };
  std::deque<Transaction> waiting_;
  std::vector<std::string> kept_;
};

}  // namespace counterbell::test
