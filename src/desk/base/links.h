// Web addresses, e-mail addresses and telephone numbers in what people wrote.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace counterbell::desk {

struct Link {
  std::size_t begin = 0;  ///< In the text, in bytes.
  std::size_t end = 0;
  std::string address = {};  ///< "https://example.com", "mailto:ada@example.com", "tel:+4917155501".
};

/// All of them, in their order. What may as well be a date, a price or an order's number is not taken for a telephone number.
std::vector<Link> links_in(std::string_view text);

}  // namespace counterbell::desk
