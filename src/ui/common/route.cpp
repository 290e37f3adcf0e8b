// Addresses of screens: "/tickets/K7F-0042".
#include "ui/common/context.h"

namespace counterbell::ui {

Route parse_route(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  if (text.starts_with('/')) text.remove_prefix(1);
  while (text.ends_with('/')) text.remove_suffix(1);
  Route route;
  if (text.empty()) return route;
  const std::size_t slash = text.find('/');
  route.place = text.substr(0, slash);
  if (slash != std::string_view::npos) route.item = text.substr(slash + 1);
  return route;
}

std::string to_text(const Route& route) {
  std::string text = "/" + route.place;
  if (!route.item.empty()) text += "/" + route.item;
  return text;
}

}  // namespace counterbell::ui
