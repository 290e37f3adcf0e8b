// counterbell do: carries out commands on a shop.

#include "desk/base/fold.h"
#include "desk/tickets/ticket_number.h"
#include "shell/cli/arguments.h"
#include "shell/cli/commands/worker.h"
#include "shell/cli/json_text.h"
#include "shell/cli/sealed/files.h"
#include "shell/cli/shop/passphrase.h"
#include "shell/cli/shop/shop_file.h"

namespace counterbell::cli {
namespace {

using desk::Desk;
using nlohmann::json;

constexpr std::size_t most_command_bytes = std::size_t{256} * 1024 * 1024;
constexpr std::string_view station_name = "Command line";

/// The options of `do`.
struct Options {
  std::optional<std::string> file;  ///< None for a new shop.
  std::string shop_name;
  std::string station;
  std::string as;
  std::optional<Time> at;
  std::string output;
  Wrapping wrapping = Wrapping::plain;
  KeyRing keys;
};

std::expected<Options, Failure> read_options(Words words) {
  constexpr std::string_view valued[] = {"shop", "station", "as", "at", "output", passphrase_option};
  constexpr std::string_view flags[] = {"new", seal_flag};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued, flags);
  if (!arguments) return std::unexpected(arguments.error());
  const auto station = arguments->required("station");
  if (!station) return std::unexpected(station.error());
  const auto as = arguments->required("as");
  if (!as) return std::unexpected(as.error());
  const auto at = arguments->time("at");
  if (!at) return std::unexpected(at.error());
  const auto output = arguments->required("output");
  if (!output) return std::unexpected(output.error());
  const bool is_new = arguments->has("new");
  if (arguments->rest().size() != (is_new ? 0 : 1)) return misuse("do needs either one FILE or --new.");
  if (!is_new && arguments->has("shop")) return misuse("--shop names a new shop and goes with --new.");
  if (!is_new && arguments->rest().front() == "-")
    return misuse("do reads its commands from standard input, not the FILE.");
  if (!desk::parse_code(*station)) {
    return misuse("--station needs three letters and digits without I, L, O and U, such as K7F, and not only digits.");
  }
  std::expected<KeyRing, Failure> keys = read_passphrase(*arguments);
  if (!keys) return std::unexpected(keys.error());
  const auto wrapping = wrapping_of(*output, *arguments, *keys);
  if (!wrapping) return std::unexpected(wrapping.error());
  Options options{.file = {},
                  .shop_name = std::string(arguments->value("shop").value_or("Shop")),
                  .station = std::string(*station),
                  .as = std::string(*as),
                  .at = *at,
                  .output = std::string(*output),
                  .wrapping = *wrapping,
                  .keys = *std::move(keys)};
  if (!is_new) options.file = std::string(arguments->rest().front());
  return options;
}

/// Signs in as `options.as` at the station; sets up the shop if it is new.
Result<void> take_up_work(Desk& desk, const Options& options) {
  if (!desk.shop().record()) {
    return desk.shop().set_up({.shop_name = options.shop_name,
                               .your_name = options.as,
                               .pin = {},
                               .station_name = std::string(station_name),
                               .station_code = options.station});
  }
  const std::string wanted = desk::fold(desk::trim(options.as));
  for (const Record* person : desk.staff().list()) {
    if (desk::fold(person->text(Field::staff_name)) != wanted) continue;
    if (Result<void> resumed = desk.staff().resume(person->id()); !resumed) return resumed;
    break;
  }
  if (!desk.staff().me()) {
    if (Result<void> added = desk.staff().introduce_yourself(options.as, ""); !added) return added;
  }
  return desk.shop().work_as(options.station, station_name);
}

std::expected<json, Failure> carry_out(Desk& desk, const json& commands) {
  Worker worker(desk);
  json results = json::array();
  for (std::size_t index = 0; index < commands.size(); ++index) {
    Result<json> result = worker.carry_out(commands[index]);
    if (!result)
      return refuse("Command " + std::to_string(index) + " (counted from 0): " + result.error().message.english());
    results.push_back(*std::move(result));
  }
  return results;
}

}  // namespace

Outcome do_commands(Words words) {
  std::expected<Options, Failure> options = read_options(words);
  if (!options) return std::unexpected(options.error());
  std::unique_ptr<OpenShop> shop;
  if (options->file) {
    auto opened = open_shop(*options->file, options->keys, options->at);
    if (!opened) return std::unexpected(opened.error());
    shop = *std::move(opened);
  } else {
    shop = std::make_unique<OpenShop>(std::nullopt, options->at);
  }
  const Result<std::string> text = read_text("-", most_command_bytes);
  if (!text) return refuse(text.error());
  const Result<json> commands = parse_commands(*text);
  if (!commands) return refuse(commands.error());

  Desk desk(shop->replica);
  if (Result<void> ready = take_up_work(desk, *options); !ready) return refuse(ready.error());
  std::expected<json, Failure> results = carry_out(desk, *commands);
  if (!results) return std::unexpected(results.error());
  if (auto written = write_shop(options->output, shop->replica, options->wrapping, options->keys); !written)
    return std::unexpected(written.error());
  return options->output == "-" ? std::string() : text_of(*results);
}

}  // namespace counterbell::cli
