#include "desk/ticket_row.h"

#include <algorithm>
#include <iterator>

namespace counterbell::desk {
namespace {

// In the order of the enumerations, which end with `other`.
constexpr std::string_view state_names[] = {"new", "open", "pending", "on_hold", "solved", "closed"};
constexpr std::string_view priority_names[] = {"low", "normal", "high", "urgent"};
constexpr std::string_view channel_names[] = {"counter", "phone", "e-mail", "chat", "text",
                                              "social",  "web",   "letter", "kiosk"};

template <typename Enum, std::size_t size>
std::string_view name_of(Enum value, const std::string_view (&names)[size]) {
  const auto index = static_cast<std::size_t>(value);
  return index < size ? names[index] : std::string_view("other");
}

template <typename Enum, std::size_t size>
Enum parse(std::string_view name, const std::string_view (&names)[size]) {
  return static_cast<Enum>(std::ranges::find(names, name) - std::begin(names));
}

}  // namespace

std::string_view name(TicketState state) { return name_of(state, state_names); }
std::string_view name(Priority priority) { return name_of(priority, priority_names); }
std::string_view name(Channel channel) { return name_of(channel, channel_names); }
TicketState parse_state(std::string_view name) { return parse<TicketState>(name, state_names); }
Priority parse_priority(std::string_view name) { return parse<Priority>(name, priority_names); }
Channel parse_channel(std::string_view name) { return parse<Channel>(name, channel_names); }

}  // namespace counterbell::desk
