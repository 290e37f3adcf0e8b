#include "desk/base/phone.h"

#include <doctest/doctest.h>

#include "desk/base/fold.h"

namespace counterbell::desk {

TEST_CASE("a telephone number is one however it is written") {
  const std::string plain = plain_phone("+49 171 5550199");
  CHECK(plain == "491715550199");
  for (const std::string_view typed :
       {"0171 5550199", "0049 171 5550199", "+49 (0)171 / 555-01-99", "0049(0)1715550199", "171 5550199",
        "０１７１ ５５５０１９９", "٠١٧١٥٥٥٠١٩٩", "Tel.: 0171.555.01.99,"}) {
    CAPTURE(std::string(typed));
    CHECK(is_same_phone(plain_phone(typed), plain));
    CHECK(phone_key(plain_phone(typed)) == phone_key(plain));
  }
  for (const std::string_view typed : {"0172 5550199", "+49 171 5550198", "5550199", "", "call me"}) {
    CAPTURE(std::string(typed));
    CHECK_FALSE(is_same_phone(plain_phone(typed), plain));
  }
  CHECK_FALSE(is_same_phone(plain_phone("212 555 0173"), plain_phone("312 555 0173")));
  CHECK(is_same_phone(plain_phone("(202) 555-0173"), plain_phone("1 202 555 0173")));
  CHECK(plain_phone("(0)30 5550123") == "305550123");
}

TEST_CASE("telephone numbers are found in texts") {
  const auto found = [](std::string_view text) {
    std::string all;
    for (const PhoneInText& one : phones_in(fold(text))) all += (all.empty() ? "" : " ") + one.plain;
    return all;
  };
  CHECK(found("Please ring me at 04 55 66 77 88 after five") == "455667788");
  CHECK(found("❤️5550144 ☎️ 5550145") == "5550144 5550145");
  CHECK(found("030 901820 / 0171 1234567") == "30901820 1711234567");
  CHECK(found("+33 7 55 44 33 22, or +33 (0)1.23.45.67.89") == "33755443322 33123456789");
  CHECK(found("Error 0x8004df0b of 12.5.2026, 3 of 40") == "1252026");
  CHECK(found("abc1234567 12 34").empty());
  CHECK(found("").empty());
  CHECK(found("+ + +").empty());
  const std::string text = fold("Morel, tel: 06 12 34 56 78!");
  const PhoneInText number = phones_in(text).at(0);
  CHECK(text.substr(0, number.begin) == "morel, ");
  CHECK(text.substr(number.end) == "!");
  CHECK(number.digits == "0612345678");
}

}  // namespace counterbell::desk
