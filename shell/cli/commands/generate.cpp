// counterbell generate: makes up a believable shop.

#include "desk/example/example.h"
#include "shell/cli/arguments.h"
#include "shell/cli/json_text.h"
#include "shell/cli/shop/shop_file.h"
#include "shell/cli/zones.h"

namespace counterbell::cli {
namespace {

constexpr std::uint64_t most_tickets = 1'000'000;
constexpr std::string_view zone = "Europe/Berlin";

}  // namespace

Outcome generate(Words words) {
  constexpr std::string_view valued[] = {"tickets", "seed", "now", "output"};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued);
  if (!arguments) return std::unexpected(arguments.error());
  const auto tickets = arguments->number("tickets", std::nullopt);
  if (!tickets) return std::unexpected(tickets.error());
  if (*tickets > most_tickets) return misuse("--tickets can be at most 1000000.");
  const auto seed = arguments->number("seed", 1);
  if (!seed) return std::unexpected(seed.error());
  const auto now = arguments->time("now");
  if (!now) return std::unexpected(now.error());
  const auto output = arguments->required("output");
  if (!output) return std::unexpected(output.error());
  if (!arguments->rest().empty()) return misuse("generate reads no FILE.");

  desk::WoundClock clock;
  SeededRandom random(*seed);
  const Id id = draw_id(random);
  Replica replica(id, draw_id(random), clock, random, nullptr);
  const SystemZones zones;
  desk::Desk desk(replica);
  desk.service().use_zones(zones, std::string(zone));
  {
    Progress progress("Making tickets up");
    const desk::ExampleOptions options{.tickets = static_cast<std::size_t>(*tickets),
                                       .seed = *seed,
                                       .now = now->value_or(CommandClock().now()),
                                       .zone = std::string(zone)};
    const Result<void> made = make_example(desk, clock, options, [&](std::size_t done) {
      progress.tell(done, options.tickets);
      return true;
    });
    if (!made) return refuse(made.error());
  }
  KeyRing none;
  const Wrapping wrapping = output->ends_with(".gz") ? Wrapping::packed : Wrapping::plain;
  if (auto written = write_shop(std::string(*output), replica, wrapping, none); !written)
    return std::unexpected(written.error());
  if (*output == "-") return "";
  const State& state = replica.state();
  return text_of({{"changes", replica.have().count()},
                  {"customers", state.count(RecordType::customer)},
                  {"messages", state.count(RecordType::message)},
                  {"seed", *seed},
                  {"tickets", state.count(RecordType::ticket)}});
}

}  // namespace counterbell::cli
