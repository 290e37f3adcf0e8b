#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/programs.h"
#include "bench/shop.h"
#include "desk/desk.h"
#include "desk/search/search_index.h"

namespace counterbell::bench {
namespace {

double timed(const std::function<void()>& work) {
  const Stopwatch watch;
  work();
  return watch.ms();
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::unique_ptr<Shop> measure_full_merge(const std::string& path) {
  std::string text = read_text(path);
  ExchangeFile file;
  const double read = timed([&] { file = read_exchange(text); });
  tell("exchange_bytes", static_cast<double>(text.size()));
  std::string().swap(text);  // Assigning would leave it its room.
  auto shop = std::make_unique<Shop>(file.header.shop);
  const double merged = timed([&] { shop->take(std::move(file)); });
  tell("merge_full_read_ms", read);
  tell("merge_full_ms", read + merged);
  tell("replica_bytes", static_cast<double>(bytes_in_use()));
  return shop;
}

/// As the browser does at its start: the lines as they were kept, and the lists over them.
void measure_load(const Shop& shop) {
  std::vector<std::string> kept;
  shop.replica.visit_lines({}, [&](const Dot&, std::string_view line) { kept.emplace_back(line); });
  const std::vector<std::string_view> lines(kept.begin(), kept.end());
  Shop again(shop.replica.shop());
  tell("load_ms", timed([&] { again.replica.load(lines); }));
  std::unique_ptr<desk::Desk> desk;
  tell("lists_ms", timed([&] { desk = std::make_unique<desk::Desk>(again.replica); }));
}

void measure_index(const State& state, std::span<const std::string_view> queries) {
  const std::size_t before = bytes_in_use();
  desk::SearchIndex index;
  const double built = timed([&] {
    index.reserve(state);
    for (const RecordType type : {RecordType::customer, RecordType::ticket, RecordType::message})
      state.for_each(type, [&](const Record& record) { index.update(state, record); });
  });
  tell("index_build_ms", built);
  tell("index_bytes", static_cast<double>(bytes_in_use() - before));
  std::vector<double> times;
  std::vector<double> hits;
  for (const std::string_view query : queries) {
    desk::Bits found;
    times.push_back(timed([&] { found = index.ticket_set(query); }));
    hits.push_back(static_cast<double>(found.count()));
  }
  tell("index_query_ms", times);
  tell("index_hits", hits);
}

/// What a screen asks for at each keystroke: everything found, in the list's order.
void measure_lists(const desk::Desk& desk, std::span<const std::string_view> queries) {
  std::vector<double> times;
  desk::TicketQuery query;
  desk.tickets().list(query);  // Builds nothing that a shop that is open has not.
  for (const std::string_view words : queries) {
    query.search = words;
    times.push_back(timed([&] { desk.tickets().list(query); }));
  }
  tell("list_search_ms", times);

  const auto times_of = [&](std::initializer_list<std::string_view> wanted) {
    std::vector<double> taken;
    for (const std::string_view text : wanted) {
      const desk::TicketQuery asked = desk::parse_query(text).value();
      taken.push_back(timed([&] { desk.tickets().list(asked); }));
    }
    return taken;
  };
  tell("list_sort_ms", times_of({"sort=-subject", "sort=-customer", "sort=-changed", "sort=-number"}));
  tell("list_filter_ms",
       times_of({"state=pending", "priority=high", "channel=phone,counter", "text=ring", "changed-days=30"}));
}

void measure_long_ticket(const desk::Desk& desk) {
  std::vector<const Record*> tickets;
  desk.state().for_each(RecordType::ticket, [&](const Record& record) { tickets.push_back(&record); });
  const Record* longest = *std::ranges::max_element(
      tickets, {}, [&](const Record* record) { return desk.tickets().find(record->id())->messages; });
  std::vector<desk::ConversationEntry> entries;
  tell("long_ticket_ms", timed([&] { entries = desk.tickets().conversation(longest->id()); }));
  tell("long_ticket_messages", static_cast<double>(entries.size()));
  tell("long_ticket_history_ms", timed([&] { desk.history().of(longest->id()); }));
}

/// Into a replica alone, as peers have nothing else either.
void measure_delta_merge(Shop& shop, const std::string& path) {
  const std::string text = read_text(path);
  tell("delta_bytes", static_cast<double>(text.size()));
  tell("merge_delta_ms", timed([&] { shop.take(read_exchange(text)); }));
}

/// With lists and search kept current on the way, as in a shop that is open.
void measure_open_delta_merge(const std::string& path, const std::string& delta_path) {
  ExchangeFile file = read_exchange(read_text(path));
  Shop shop(file.header.shop);
  shop.take(std::move(file));
  desk::Desk desk(shop.replica);
  while (desk.index_some(10'000)) {
  }
  const std::string delta = read_text(delta_path);
  tell("merge_delta_open_ms", timed([&] { shop.take(read_exchange(delta)); }));
}

}  // namespace

void measure(const std::string& shop_path, const std::string& delta, const std::string& queries_path) {
  const std::string queries_text = read_text(queries_path);
  const std::vector<std::string_view> queries = lines_of(queries_text);
  {
    const std::unique_ptr<Shop> shop = measure_full_merge(shop_path);
    measure_load(*shop);
    measure_index(shop->replica.state(), queries);
    {
      desk::Desk desk(shop->replica);
      while (desk.index_some(10'000)) {
      }
      tell("shop_bytes", static_cast<double>(bytes_in_use()));
      measure_lists(desk, queries);
      measure_long_ticket(desk);
    }
    measure_delta_merge(*shop, delta);
  }
  measure_open_delta_merge(shop_path, delta);
}

}  // namespace counterbell::bench
