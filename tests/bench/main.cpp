// What the core costs without a browser around it. Natively and as WebAssembly; ./dev bench runs it.
#include <span>
#include <string>
#include <string_view>

#include "bench/programs.h"
#include "bench/shop.h"

using namespace counterbell;

int main(int count, char** words) {
  const std::span all(words, static_cast<std::size_t>(count));
  if (all.size() != 5) bench::stop("extend IN OUT DELTA, or measure SHOP DELTA QUERIES");
  const std::string_view command = all[1];
  if (command == "extend") {
    bench::extend(all[2], all[3], all[4]);
  } else if (command == "measure") {
    bench::measure(all[2], all[3], all[4]);
  } else {
    bench::stop("there is no such command");
  }
}
