// counterbell merge: merges several exchange files of one shop into one.

#include "shell/cli/arguments.h"
#include "shell/cli/json_text.h"
#include "shell/cli/shop/passphrase.h"
#include "shell/cli/shop/shop_file.h"
#include "shell/cli/shop/shop_json.h"

namespace counterbell::cli {
Outcome merge(Words words) {
  constexpr std::string_view valued[] = {"output", passphrase_option};
  constexpr std::string_view flags[] = {seal_flag};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued, flags);
  if (!arguments) return std::unexpected(arguments.error());
  const std::expected<std::string_view, Failure> output = arguments->required("output");
  if (!output) return std::unexpected(output.error());
  if (arguments->rest().empty()) return misuse("merge needs at least one FILE.");
  std::expected<KeyRing, Failure> keys = read_passphrase(*arguments);
  if (!keys) return std::unexpected(keys.error());
  const auto wrapping = wrapping_of(*output, *arguments, *keys);
  if (!wrapping) return std::unexpected(wrapping.error());

  std::unique_ptr<OpenShop> shop;
  for (const std::string_view word : arguments->rest()) {
    const std::string path(word);
    std::expected<ReadFile, Failure> file = read_exchange_file(path, *keys);
    if (!file) return std::unexpected(file.error());
    if (!shop) shop = std::make_unique<OpenShop>(file->content.header.shop, std::nullopt);
    if (auto taken = shop->take(path, std::move(file->content)); !taken) return std::unexpected(taken.error());
  }
  if (auto written = write_shop(std::string(*output), shop->replica, *wrapping, *keys); !written)
    return std::unexpected(written.error());
  if (*output == "-") return "";
  return text_of({{"changes", shop->replica.have().count()},
                  {"files", arguments->rest().size()},
                  {"forks", forks_json(shop->replica)},
                  {"replicas", shop->replica.have().ranges().size()},
                  {"shop", shop->replica.shop().text()},
                  {"tickets", shop->replica.state().count(RecordType::ticket)}});
}

}  // namespace counterbell::cli
