// Any text as the commands of `counterbell do`: each is refused in words or carried out, and the shop stays one that others read.
#include "fuzz/fuzz.h"
#include "shell/cli/commands/worker.h"
#include "unit/fakes.h"

using namespace counterbell;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<nlohmann::json> commands = cli::parse_commands(std::string(fuzz::text_of(data, size)));
  if (!commands) {
    fuzz::require(!commands.error().message.empty());
    return 0;
  }
  test::FakeClock clock;
  test::SeededRandom random(1);
  Replica replica(Id{{1}}, Id{{2}}, clock, random, nullptr);
  desk::Desk desk(replica);
  fuzz::require(desk.shop().set_up({.shop_name = "Shop", .your_name = "Mia", .station_code = "K7F"}).has_value());
  cli::Worker worker(desk);
  for (const nlohmann::json& command : *commands) {
    const Result<nlohmann::json> result = worker.carry_out(command);
    fuzz::require(result || !result.error().message.empty());
  }
  const std::string file = canonical_file(replica);
  fuzz::require(fuzz::read_in_pieces(file, file.size()).has_value());
  return 0;
}
