// counterbell do: works on a shop without a screen.

#include "desk/fold.h"
#include "desk/ticket_number.h"
#include "shell/cli/arguments.h"
#include "shell/cli/files.h"
#include "shell/cli/json_text.h"
#include "shell/cli/passphrase.h"
#include "shell/cli/shop_file.h"
#include "shell/cli/worker.h"

namespace counterbell::cli {
namespace {

using desk::Desk;
using nlohmann::json;

constexpr std::size_t most_command_bytes = std::size_t{256} * 1024 * 1024;
constexpr std::string_view station_name = "Command line";

/// What a call of `do` says.
struct Call {
  std::optional<std::string> file;  ///< Nothing for a new shop.
  std::string shop_name;
  std::string station;
  std::string as;
  std::optional<std::int64_t> at_ms;
  std::string output;
  Wrapping wrapping = Wrapping::plain;
  KeyRing keys;
};

std::expected<Call, Failure> read_call(Words words) {
  constexpr std::string_view valued[] = {"shop", "station", "as", "at", "output", passphrase_option};
  constexpr std::string_view flags[] = {"new", seal_flag};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued, flags);
  if (!arguments) return std::unexpected(arguments.error());
  const auto station = arguments->required("station");
  if (!station) return std::unexpected(station.error());
  const auto as = arguments->required("as");
  if (!as) return std::unexpected(as.error());
  const auto at_ms = arguments->time("at");
  if (!at_ms) return std::unexpected(at_ms.error());
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
  Call call{.file = {},
            .shop_name = std::string(arguments->value("shop").value_or("Shop")),
            .station = std::string(*station),
            .as = std::string(*as),
            .at_ms = *at_ms,
            .output = std::string(*output),
            .wrapping = *wrapping,
            .keys = *std::move(keys)};
  if (!is_new) call.file = std::string(arguments->rest().front());
  return call;
}

/// Takes up work as `name` at the station.
Result<void> take_up_work(Desk& desk, const Call& call) {
  if (!desk.shop()) {
    return desk.set_up_shop({.shop_name = call.shop_name,
                             .your_name = call.as,
                             .pin = {},
                             .station_name = std::string(station_name),
                             .station_code = call.station});
  }
  const std::string wanted = desk::fold(desk::trim(call.as));
  for (const Record* person : desk.staff()) {
    if (desk::fold(person->text(Field::staff_name)) != wanted) continue;
    if (Result<void> resumed = desk.resume(person->id()); !resumed) return resumed;
    break;
  }
  if (!desk.me()) {
    if (Result<void> added = desk.introduce_yourself(call.as, ""); !added) return added;
  }
  return desk.work_as_station(call.station, station_name);
}

std::expected<json, Failure> carry_out(Desk& desk, const json& commands) {
  Worker worker(desk);
  json results = json::array();
  for (std::size_t index = 0; index < commands.size(); ++index) {
    Result<json> result = worker.carry_out(commands[index]);
    if (!result) return refuse("Command " + std::to_string(index) + " (counted from 0): " + result.error().message);
    results.push_back(*std::move(result));
  }
  return results;
}

}  // namespace

Outcome do_commands(Words words) {
  std::expected<Call, Failure> call = read_call(words);
  if (!call) return std::unexpected(call.error());
  std::unique_ptr<OpenShop> shop;
  if (call->file) {
    auto opened = open_shop(*call->file, call->keys, call->at_ms);
    if (!opened) return std::unexpected(opened.error());
    shop = *std::move(opened);
  } else {
    shop = std::make_unique<OpenShop>(std::nullopt, call->at_ms);
  }
  const Result<std::string> text = read_text("-", most_command_bytes);
  if (!text) return refuse(text.error());
  const Result<json> commands = parse_commands(*text);
  if (!commands) return refuse(commands.error());

  Desk desk(shop->replica);
  if (Result<void> ready = take_up_work(desk, *call); !ready) return refuse(ready.error());
  std::expected<json, Failure> results = carry_out(desk, *commands);
  if (!results) return std::unexpected(results.error());
  if (auto written = write_shop(call->output, shop->replica, call->wrapping, call->keys); !written)
    return std::unexpected(written.error());
  return call->output == "-" ? std::string() : text_of(*results);
}

}  // namespace counterbell::cli
