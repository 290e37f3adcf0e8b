// counterbell check: validates exchange files and prints what they hold.

#include <algorithm>

#include "shell/cli/arguments.h"
#include "shell/cli/json_text.h"
#include "shell/cli/shop/passphrase.h"
#include "shell/cli/shop/shop_file.h"
#include "shell/cli/shop/shop_json.h"
#include "shell/cli/time_text.h"

namespace counterbell::cli {
namespace {

using nlohmann::json;

const char* name_of(Wrapping wrapping) {
  switch (wrapping) {
    case Wrapping::packed:
      return "gzip";
    case Wrapping::sealed:
      return "sealed";
    case Wrapping::plain:
      break;
  }
  return "plain";
}

std::expected<json, Failure> check_file(const std::string& path, KeyRing& keys) {
  std::expected<ReadFile, Failure> read = read_exchange_file(path, keys);
  if (!read) return std::unexpected(read.error());
  const ExchangeFile& file = read->content;
  const ExchangeHeader& header = file.header;
  json found = {{"file", path},
                {"wrapping", name_of(read->wrapping)},
                {"version", header.version},
                {"shop", header.shop.text()},
                {"changes", file.changes.size()},
                {"brings", ranges_json(header.brings.ranges())}};
  found["maker"] = header.maker ? json(header.maker->text()) : json(nullptr);
  found["made_at"] = header.made_at ? json(time_text(*header.made_at)) : json(nullptr);
  const OpenShop shop(header.shop, std::nullopt);
  const Result<ImportPreview> preview = counterbell::preview(shop.replica, file);
  if (!preview) return refuse(path + ": " + preview.error().message.english());
  found["not_understood"] = preview->changes_not_understood;
  found["tickets"] = preview->of(RecordType::ticket).made;
  found["messages"] = preview->of(RecordType::message).made;
  found["missing"] = ranges_json(preview->missing);
  return found;
}

}  // namespace

Outcome check(Words words) {
  constexpr std::string_view valued[] = {passphrase_option};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued);
  if (!arguments) return std::unexpected(arguments.error());
  if (arguments->rest().empty()) return misuse("check needs at least one FILE.");
  std::expected<KeyRing, Failure> keys = read_passphrase(*arguments);
  if (!keys) return std::unexpected(keys.error());
  json found = json::array();
  for (const std::string_view path : arguments->rest()) {
    std::expected<json, Failure> one = check_file(std::string(path), *keys);
    if (!one) return std::unexpected(one.error());
    found.push_back(*std::move(one));
  }
  return text_of(found);
}

}  // namespace counterbell::cli
