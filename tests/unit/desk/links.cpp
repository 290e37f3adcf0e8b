#include "desk/base/links.h"

#include <doctest/doctest.h>

namespace counterbell::desk {
namespace {

/// The links in a text, as "what is written → where it leads", with a semicolon between.
std::string found(std::string_view text) {
  std::string all;
  for (const Link& link : links_in(text)) {
    if (!all.empty()) all += "; ";
    all += std::string(text.substr(link.begin, link.end - link.begin)) + " > " + link.address;
  }
  return all;
}

}  // namespace

TEST_CASE("web addresses in texts are links, without the sentence around them") {
  CHECK(found("See https://example.com/a?b=1#c.") == "https://example.com/a?b=1#c > https://example.com/a?b=1#c");
  CHECK(found("(http://example.com/wiki/Ring_(jewel))") ==
        "http://example.com/wiki/Ring_(jewel) > http://example.com/wiki/Ring_(jewel)");
  CHECK(found("WWW.Example.com, please") == "WWW.Example.com > https://WWW.Example.com");
  CHECK(found("<https://bücher.example/ä>") == "https://bücher.example/ä > https://bücher.example/ä");
  CHECK(found("https:// www. xhttp://no.example").empty());
  CHECK(found("javascript:alert(1)").empty());
}

TEST_CASE("e-mail addresses in texts are links") {
  CHECK(found("Mail ada.ruiz+shop@mail.example.org!") ==
        "ada.ruiz+shop@mail.example.org > mailto:ada.ruiz+shop@mail.example.org");
  CHECK(found("5550142-11@parcels.example") == "5550142-11@parcels.example > mailto:5550142-11@parcels.example");
  CHECK(found("@handle, a@b, a@.example, a@b.c").empty());
}

TEST_CASE("telephone numbers in texts are links, however they are written") {
  CHECK(found("Ring 0171 5550199 or +49 (0)171 / 555-01-99.") ==
        "0171 5550199 > tel:01715550199; +49 (0)171 / 555-01-99 > tel:+491715550199");
  CHECK(found("(202) 555-0173, 555-0142") == "(202) 555-0173 > tel:2025550173; 555-0142 > tel:5550142");
  CHECK(found("+34600123456") == "+34600123456 > tel:+34600123456");
  CHECK(found("04.55.66.77.88") == "04.55.66.77.88 > tel:0455667788");
}

TEST_CASE("dates, prices, numbers of orders and parcels are no telephone numbers") {
  for (const std::string_view text :
       {"2026-11-30", "30.11.2026", "11/30/2026", "2025-2026", "1000,50", "1.250.000", "12345678", "K7F-0042-1234",
        "420939339893", "1Z999AA10123456784", "JD014600006281234567", "ES91 2100 0418 4502 0005 1332", "10:30-12:45",
        "4111 1111 1111 1111", "555-0142a", "#0171555019", "", "+", "(0)"}) {
    CAPTURE(std::string(text));
    CHECK(found(text).empty());
  }
}

TEST_CASE("what is no UTF-8 harms nobody") {
  CHECK(links_in("\xff\xfe+49 171 5550199\xc3").size() <= 1);
  CHECK(links_in(std::string(100'000, '@')).empty());
  CHECK(links_in(std::string(100'000, '(')).empty());
  CHECK(links_in(std::string(100'000, '1')).empty());
}

}  // namespace counterbell::desk
