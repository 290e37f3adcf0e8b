#include <algorithm>
#include <string>
#include <vector>

#include "unit/desk/counter.h"

namespace counterbell::desk {

using test::Counter;

TEST_CASE("an address is the address, as it was pasted") {
  for (const char* pasted : {"ruth@example.com", " <ruth@example.com> ", "mailto:ruth@example.com",
                             "MAILTO:ruth@example.com?subject=Hello", "<mailto:ruth@example.com>"}) {
    CAPTURE(std::string(pasted));
    Counter counter;
    const Id ruth = *counter.desk.customers().add({"Ruth Alvarez", "", pasted});
    const Record& record = *counter.desk.state().find(RecordType::customer, ruth);
    CHECK(record.text(Field::customer_email) == "ruth@example.com");
    CHECK(counter.row(counter.open("Subject", {"", "", "ruth@example.com"})).customer == ruth);
    REQUIRE(counter.desk.customers().set(ruth, Field::customer_email, pasted).has_value());
    CHECK(record.text(Field::customer_email) == "ruth@example.com");
  }
}

TEST_CASE("someone known is known again") {
  Counter counter;
  const Id ruth = *counter.desk.customers().add({"Ruth Alvarez", "+1 555 0142", ""});
  const auto customer_of = [&](NewCustomer typed) {
    return counter.row(counter.open("Subject", std::move(typed))).customer;
  };
  CHECK(customer_of({"", "+1 (555) 01-42", ""}) == ruth);
  CHECK(customer_of({"RUTH  ALVÁREZ", "", ""}) == ruth);
  CHECK(customer_of({"Ruth Alvarez", "", "ruth@example.com"}) == ruth);
  const Record& record = *counter.desk.state().find(RecordType::customer, ruth);
  CHECK(record.text(Field::customer_email) == "ruth@example.com");
  CHECK(customer_of({"", "", "Ruth@Example.com"}) == ruth);
  CHECK(customer_of({"R. Alvarez", "15550142", ""}) == ruth);
  CHECK(record.text(Field::customer_name) == "Ruth Alvarez");
  CHECK(record.text(Field::customer_remarks) == "Also: R. Alvarez");
  CHECK(customer_of({"Ruth Alvarez", "+1 555 0177", ""}) != ruth);  // another Ruth Alvarez
  CHECK(customer_of({"Ruth Alvarez", "", ""}) != ruth);             // now it could be either
  CHECK(customer_of({"", "142", ""}) != ruth);                      // too few digits to tell
  CHECK(!customer_of({"", " ", ""}));
}

namespace {

/// Iceland's plan: seven digits, 354 before them from abroad.
class IcelandsPlan : public NumberPlans {
 public:
  std::optional<PlannedNumber> plan(std::string_view typed, std::string_view country) override {
    if (!is_here) return std::nullopt;
    std::string plain = plain_phone(typed);
    if (plain.size() == 10 && plain.starts_with("354")) plain.erase(0, 3);
    const bool is_dialled_there = country == "IS" || typed.starts_with('+') || typed.starts_with("00");
    if (plain.size() != 7 || !is_dialled_there) return std::nullopt;
    return PlannedNumber{"354" + plain, plain};
  }
  bool is_here = true;
};

}  // namespace

TEST_CASE("by the plan of the shop's country a short number is the same as from abroad") {
  Counter counter;
  IcelandsPlan plan;
  counter.desk.customers().use(plan);
  const Id jon = *counter.desk.customers().add({"Jon", "+354 581 2345", ""});
  const Id sif = *counter.desk.customers().add({"Sif", "551 2346", ""});
  const auto customer_of = [&](NewCustomer typed) {
    return counter.row(counter.open("Subject", std::move(typed))).customer;
  };
  SUBCASE("but not while nobody has said which country this is") {
    CHECK(customer_of({"Jon", "581 2345", ""}) != jon);
    return;
  }
  REQUIRE(counter.desk.shop().set_country("IS"));
  CHECK(customer_of({"Jon", "581-2345", ""}) == jon);
  CHECK(customer_of({"Sif", "00354 5512346", ""}) == sif);
  CHECK(counter.desk.state().find(RecordType::customer, sif)->text(Field::customer_remarks).empty());
  CHECK(customer_of({"Sif", "+354 581 2345", ""}) != sif);
  plan.is_here = false;
  CHECK(customer_of({"Jon", "+354 5812345", ""}) == jon);
}

TEST_CASE("a shop's country is two letters, set by whom may do it") {
  Counter counter;
  CHECK(counter.desk.shop().country().empty());
  CHECK(counter.desk.shop().set_country("Iceland").error().kind == ErrorKind::invalid);
  REQUIRE(counter.desk.shop().set_country("IS"));
  CHECK(counter.desk.shop().country() == "IS");
  REQUIRE(counter.desk.history().undo());
  CHECK(counter.desk.shop().country().empty());
  const Id ada = *counter.desk.staff().add({"Ada Ruiz"});
  REQUIRE(counter.desk.staff().resume(ada));
  CHECK(counter.desk.shop().set_country("IS").error().kind == ErrorKind::denied);
}

TEST_CASE("a shared number does not make two people one") {
  Counter counter;
  const Id anna = *counter.desk.customers().add({"Anna Huber", "+43 1 555 0101", "home@example.com"});
  const auto customer_of = [&](NewCustomer typed) {
    return counter.row(counter.open("Subject", std::move(typed))).customer;
  };
  const Id ben = customer_of({"Ben Huber", "+43 1 555 0101", ""});
  CHECK(ben != anna);
  CHECK(customer_of({"Carla Huber", "", "home@example.com"}) != anna);
  CHECK(customer_of({"Anna", "+43 1 555 0101", ""}) == anna);
  CHECK(customer_of({"Ben", "+43 1 555 0101", ""}) == ben);
  CHECK(counter.desk.state().find(RecordType::customer, anna)->text(Field::customer_remarks) == "Also: Anna");
}

TEST_CASE("a new number of someone picked comes with the ticket, and replaces nothing") {
  Counter counter;
  const Id ruth = *counter.desk.customers().add({"Ruth Alvarez", "+1 555 0142", ""});
  const std::uint64_t changes = counter.replica.have().count();
  NewTicket ticket;
  ticket.customer = ruth;
  ticket.new_customer.phone = "+1 555 0177";
  ticket.subject = std::string(100'000, 'x');
  CHECK_FALSE(counter.desk.tickets().open(ticket));
  CHECK(counter.replica.have().count() == changes);
  ticket.subject = "Cracked urn";
  CHECK(counter.row(counter.open(ticket)).customer == ruth);
  CHECK(counter.replica.have().count() == changes + 1);
  const Record& record = *counter.desk.state().find(RecordType::customer, ruth);
  CHECK(record.text(Field::customer_phone) == "+1 555 0142");
  CHECK(record.text(Field::customer_remarks) == "Also: +1 555 0177");
}

TEST_CASE("customers are offered while typing, best first") {
  Counter counter;
  const Id anna = *counter.desk.customers().add({"Anna Berg", "+46 70 174 06 05", "anna@example.com"});
  const Id bertil = *counter.desk.customers().add({"Bertil Annas", "", ""});
  const Id annika = *counter.desk.customers().add({"Annika Öst", "", ""});
  NewTicket typed;
  typed.subject = "One";
  typed.customer = annika;
  counter.open(typed);
  const auto offered = [&](std::string_view text) {
    std::vector<Id> ids;
    for (const CustomerMatch& match : counter.desk.customers().match(text, 10)) ids.push_back(match.customer->id());
    return ids;
  };
  CHECK(offered("ann") == std::vector<Id>{annika, anna, bertil});
  CHECK(offered("ost") == std::vector<Id>{annika});
  CHECK(offered("7017406") == std::vector<Id>{anna});
  CHECK(offered("070-174") == std::vector<Id>{});
  CHECK(offered("anna b") == std::vector<Id>{anna, bertil});
  CHECK(counter.desk.customers().match("ann", 1).size() == 1);
  CHECK(counter.desk.customers().list("").size() == 3);
  CHECK(counter.desk.customers().list("ann").front()->id() == anna);  // by name
  CHECK(counter.desk.customers().set(anna, Field::customer_trashed, "true"));
  CHECK(counter.desk.customers().list("").size() == 2);
  CHECK(offered("anna b") == std::vector<Id>{bertil});
}

TEST_CASE("customers of one name stand in the same order at every station") {
  Counter first;
  for (int i = 0; i < 20; ++i) REQUIRE(first.desk.customers().add({.name = "Ana Silva"}).has_value());
  Counter second(first, 2);
  const auto ids = [](const Desk& desk) {
    std::vector<Id> found;
    for (const Record* customer : desk.customers().list("")) found.push_back(customer->id());
    return found;
  };
  REQUIRE(ids(first.desk).size() == 20);
  CHECK(std::ranges::is_sorted(ids(first.desk)));
  CHECK(ids(second.desk) == ids(first.desk));
}

TEST_CASE("a number or address in the place of a name is kept as what it is") {
  Counter counter;
  const auto customer = [&](NewCustomer typed) -> const Record& {
    const Id id = counter.row(counter.open("Subject", std::move(typed))).customer;
    return *counter.desk.state().find(RecordType::customer, id);
  };
  for (const std::string_view number : {"5550142", "+49 (0)171/555-01-99", "０１７２ ６６６０１９８", "٠١٧٣٧٧٧٠١٩٧"}) {
    CAPTURE(number);
    const Record& called = customer({.name = std::string(number)});
    CHECK(called.text(Field::customer_name).empty());
    CHECK(called.text(Field::customer_phone) == number);
  }
  const Record& written = customer({.name = "<ann@example.com>"});
  CHECK(written.text(Field::customer_name).empty());
  CHECK(written.text(Field::customer_email) == "ann@example.com");
  for (const std::string_view name : {"Ruth 2nd", "12345", "Studio 54-0142", "@home", "Ann @ work"}) {
    CAPTURE(name);
    CHECK(customer({.name = std::string(name)}).text(Field::customer_name) == name);
  }
  CHECK(customer({.name = "5550142", .phone = "+1 555 0177"}).text(Field::customer_phone) == "+1 555 0177");
}

TEST_CASE("somebody is reached by their number, its last digits or their address, unless several are") {
  Counter counter;
  const Id ruth = *counter.desk.customers().add({"Ruth Alvarez", "+1 555 555 0142", "ruth@example.com"});
  const Id tom = *counter.desk.customers().add({"Tom Becker", "+1 555 555 0177", ""});
  const auto reached = [&](std::string_view typed) { return counter.desk.customers().reached_by(typed); };
  CHECK(reached("+1 555 555-0142") == ruth);
  CHECK(reached("5550142") == ruth);
  CHECK(reached("550177") == tom);
  CHECK(reached("mailto:ruth@example.com") == ruth);
  CHECK_FALSE(reached("0142"));  // So few digits are nobody's number.
  CHECK_FALSE(reached("5550199"));
  CHECK_FALSE(reached("ruth@example.org"));
  CHECK_FALSE(reached("Ruth"));
  REQUIRE(counter.desk.customers().add({"Ann Price", "+1 444 555 0142", ""}));
  CHECK_FALSE(reached("5550142"));
}

}  // namespace counterbell::desk
