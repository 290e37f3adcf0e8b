#include <algorithm>
#include <string>
#include <vector>

#include "bench/programs.h"
#include "bench/shop.h"
#include "desk/desk.h"

namespace counterbell::bench {
namespace {

constexpr std::size_t messages_of_long_ticket = 1000;
constexpr std::size_t every = 10;

template <typename Value>
Value taken(Result<Value> result) {
  if (!result) stop(result.error().message.english());
  if constexpr (!std::is_void_v<Value>) return *std::move(result);
}

/// What `shop` has and `receiver` lacks, as an exchange file.
std::string file_for(const Shop& shop, const VersionVector& receiver) {
  std::string file;
  ExchangeWriter writer(shop.replica, receiver, false);
  while (writer.write(file)) {
  }
  return file;
}

void add_long_ticket(Shop& shop, desk::Desk& desk) {
  desk::NewTicket typed;
  typed.subject = "A ticket of a thousand messages";
  const desk::OpenedTicket opened = taken(desk.tickets().open(typed));
  for (std::size_t i = 1; i <= messages_of_long_ticket; ++i) {
    shop.clock.advance(std::chrono::seconds(1));
    const auto direction = static_cast<desk::Direction>(i % 3);
    taken(desk.tickets().send(opened.ticket, direction,
                              "Entry " + std::to_string(i) +
                                  ": the engraving is to be done again, and the parcel goes out on Thursday morning."));
  }
}

void edit_some(Shop& shop, desk::Desk& desk) {
  std::vector<std::string> numbers;
  shop.replica.state().for_each(RecordType::ticket, [&](const Record& record) {
    if (!record.flag(Field::ticket_trashed)) numbers.emplace_back(record.text(Field::ticket_number));
  });
  std::ranges::sort(numbers);
  for (std::size_t i = 0; i < numbers.size(); i += every) {
    shop.clock.advance(std::chrono::seconds(1));
    const desk::TicketRow& row = *desk.tickets().by_number(numbers[i]);
    taken(desk.tickets().set(row.id(), Field::ticket_priority, row.priority == desk::Priority::high ? "low" : "high"));
    taken(desk.tickets().send(row.id(), desk::Direction::note,
                              "Called back twice; nobody answered, so the parcel waits until Monday."));
  }
}

}  // namespace

void extend(const std::string& in, const std::string& out, const std::string& delta) {
  ExchangeFile file = read_exchange(read_text(in));
  Shop shop(file.header.shop);
  shop.take(std::move(file));
  desk::Desk desk(shop.replica);
  taken(desk.shop().join("Bench"));
  taken(desk.staff().resume(desk.staff().list().front()->id()));
  add_long_ticket(shop, desk);
  write_text(out, file_for(shop, {}));

  const VersionVector before = shop.replica.have();
  edit_some(shop, desk);
  write_text(delta, file_for(shop, before));
}

}  // namespace counterbell::bench
