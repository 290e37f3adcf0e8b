// What the search field finds in a file.
#include "desk/base/fold.h"
#include "desk/desk.h"
#include "shell/cli/arguments.h"
#include "shell/cli/command.h"
#include "shell/cli/json_text.h"
#include "shell/cli/shop/passphrase.h"
#include "shell/cli/shop/shop_file.h"

namespace counterbell::cli {

using nlohmann::json;

Outcome find(Words words) {
  constexpr std::string_view valued[] = {passphrase_option};
  const std::expected<Arguments, Failure> arguments = Arguments::read(words, valued);
  if (!arguments) return std::unexpected(arguments.error());
  if (arguments->rest().size() != 2) return misuse("find needs one FILE and one QUERY.");
  std::expected<KeyRing, Failure> keys = read_passphrase(*arguments);
  if (!keys) return std::unexpected(keys.error());
  auto shop = open_shop(std::string(arguments->rest()[0]), *keys, std::nullopt);
  if (!shop) return std::unexpected(shop.error());

  const desk::Desk desk((*shop)->replica);
  desk::TicketQuery query;
  query.search = arguments->rest()[1];
  json found = {{"tickets", json::array()}, {"customers", json::array()}};
  if (desk::trim(query.search).empty()) return text_of(found);
  for (const desk::TicketRow* row : desk.tickets().list(query)) found["tickets"].push_back(row->number());
  for (const Record* customer : desk.customers().list(query.search)) {
    found["customers"].push_back(customer->text(Field::customer_name));
  }
  return text_of(found);
}

}  // namespace counterbell::cli
