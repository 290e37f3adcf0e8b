// The judge, to be called from JavaScript: a scenario in, its answer out.
#include <emscripten/emscripten.h>

#include <string>

#include "shell/browser/browser_zones.h"
#include "shell/cli/commands/judged.h"

namespace {

std::string answer;

}  // namespace

/// The answer to the scenario in `size` bytes at `text`, or why there is none, ending in a zero byte.
extern "C" EMSCRIPTEN_KEEPALIVE const char* cb_judge(const char* text, std::size_t size) {
  static const counterbell::browser::BrowserZones browser;
  static const counterbell::desk::sla::KeptZones zones(browser);
  const counterbell::Result<std::string> judged = counterbell::cli::judged({text, size}, zones);
  answer = judged ? *judged : judged.error().message.english();
  return answer.c_str();
}
