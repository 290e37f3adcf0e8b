// The simulator as a program: runs a number of seeds on all cores and reports the lowest one that fails.

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <unistd.h>

#include "simulator/simulator.h"

namespace {

using namespace counterbell::simulator;
using Clock = std::chrono::steady_clock;

constexpr std::string_view usage = R"(Usage: simulator [--seeds N] [--from S] [--jobs J]

Runs N simulated shops (1000), seeds S (1) and following, J at a time (one a core). A seed that fails is cut down to the steps
it takes and told in words; --from S --seeds 1 runs it again, exactly.
Exit status: 0 all held, 1 one did not, 2 wrong usage.
)";

struct Options {
  std::uint64_t seeds = 1000;
  std::uint64_t from = 1;
  std::uint64_t jobs = std::max(1u, std::thread::hardware_concurrency());
};

std::optional<Options> read_options(int count, char** words) {
  Options options;
  for (int i = 1; i < count; i += 2) {
    const std::string_view option = words[i];
    std::uint64_t* value = option == "--seeds"  ? &options.seeds
                           : option == "--from" ? &options.from
                           : option == "--jobs" ? &options.jobs
                                                : nullptr;
    if (!value || i + 1 == count) return std::nullopt;
    const char* end = words[i + 1] + std::strlen(words[i + 1]);
    const auto parsed = std::from_chars(words[i + 1], end, *value);
    if (parsed.ec != std::errc{} || parsed.ptr != end) return std::nullopt;
  }
  if (options.seeds == 0 || options.jobs == 0) return std::nullopt;
  return options;
}

/// What all workers share.
struct Tally {
  std::atomic<std::uint64_t> next = 0;
  std::atomic<std::uint64_t> done = 0;
  std::atomic<std::uint64_t> steps = 0;
  std::atomic<std::uint64_t> changes = 0;
  std::atomic<bool> failed = false;
  std::mutex failing;
  std::optional<Script> failure;  ///< Of the lowest seed that failed.
};

void work(const Options& options, Tally& tally) {
  while (!tally.failed) {
    const std::uint64_t index = tally.next++;
    if (index >= options.seeds) return;
    const Script script = make_script(options.from + index);
    const Run done = run(script);
    tally.steps += done.steps;
    tally.changes += done.changes;
    ++tally.done;
    if (!done.complaint) continue;
    tally.failed = true;
    const std::scoped_lock lock(tally.failing);
    if (!tally.failure || script.seed < tally.failure->seed) tally.failure = script;
  }
}

/// Shows the progress until all is done, if a person is watching.
void show_progress(const Options& options, const Tally& tally, Clock::time_point start) {
  if (isatty(STDERR_FILENO) != 1) return;
  while (!tally.failed && tally.done < options.seeds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const std::chrono::duration<double> took = Clock::now() - start;
    const auto done = static_cast<double>(tally.done.load());
    std::fprintf(stderr, "\r%.0f of %llu shops, %.0f a second\x1b[K", done,
                 static_cast<unsigned long long>(options.seeds), done / took.count());
  }
  std::fputs("\r\x1b[K", stderr);
}

}  // namespace

int main(int count, char** words) {
  const std::optional<Options> options = read_options(count, words);
  if (!options) {
    std::fwrite(usage.data(), 1, usage.size(), stderr);
    return 2;
  }
  Tally tally;
  const Clock::time_point start = Clock::now();
  std::vector<std::jthread> workers;
  for (std::uint64_t job = 0; job < options->jobs; ++job) workers.emplace_back([&] { work(*options, tally); });
  show_progress(*options, tally, start);
  workers.clear();
  const std::chrono::duration<double> took = Clock::now() - start;
  std::printf("%llu shops from seed %llu, %llu steps, %llu changes, %.1f s\n",
              static_cast<unsigned long long>(tally.done.load()), static_cast<unsigned long long>(options->from),
              static_cast<unsigned long long>(tally.steps.load()),
              static_cast<unsigned long long>(tally.changes.load()), took.count());
  if (tally.failure) {
    std::fputs(text_of(explain(*tally.failure)).c_str(), stdout);
    std::printf("Again: ./dev simulate --from %llu --seeds 1\n", static_cast<unsigned long long>(tally.failure->seed));
  }
  return tally.failure ? 1 : 0;
}
