// counterbell sla: says whether targets are met in a scenario, and why.

#include "shell/cli/arguments.h"
#include "shell/cli/commands/judged.h"
#include "shell/cli/sealed/files.h"
#include "shell/cli/zones.h"

namespace counterbell::cli {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} * 1024 * 1024;

}  // namespace

Outcome sla(Words words) {
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, {});
  if (!arguments) return std::unexpected(arguments.error());
  if (arguments->rest().size() != 1) return misuse("sla needs one SCENARIO.");
  const std::string path(arguments->rest().front());
  const Result<std::string> text = read_text(path, most_bytes);
  if (!text) return refuse(text.error());
  const SystemZones zones;
  Result<std::string> answer = judged(*text, zones);
  if (!answer) return refuse(path + ": " + answer.error().message.english());
  return *std::move(answer);
}

}  // namespace counterbell::cli
