// Any lines as what a device kept: the program starts on them, what is readable of them is shown, found and exported.
#include "desk/desk.h"
#include "fuzz/fuzz.h"
#include "unit/fakes.h"

using namespace counterbell;

namespace {

void ask_everything(desk::Desk& desk) {
  for (const desk::TicketRow* row : desk.tickets().list({})) {
    desk.history().of(row->id());
    desk.tickets().conversation(row->id());
    desk.tickets().by_number(row->number());
  }
  desk::TicketQuery query;
  query.search = "a";
  desk.tickets().list(query);
  desk.customers().list("a");
  desk.today().workday();
  desk.tickets().counts();
  desk.tickets().known_tags();
  desk.views().list();
  desk.staff().list();
  desk.sharing().stations();
  desk.history().undo_label();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  test::FakeClock clock;
  test::SeededRandom random(1);
  Replica replica(Id{{0x0a, 0x1b}}, Id{{5}}, clock, random, nullptr);
  const std::vector<std::string_view> lines = fuzz::lines_of(fuzz::text_of(data, size));
  const Replica::LoadReport report = replica.load(lines);
  fuzz::require(report.changes + report.damaged.size() <= lines.size());
  std::size_t kept = 0;  // After a fork, more than there are names.
  replica.visit_lines({}, [&](const Dot&, std::string_view) { ++kept; });
  fuzz::require(report.changes == kept);
  desk::Desk desk(replica);
  ask_everything(desk);
  if (desk.shop().set_up({.shop_name = "Shop", .your_name = "Mia"})) {
    static_cast<void>(desk.tickets().open({.subject = "After"}));
    static_cast<void>(desk.history().undo());
    ask_everything(desk);
  }
  const std::string file = canonical_file(replica);
  fuzz::require(fuzz::read_in_pieces(file, file.size()).has_value());
  return 0;
}
