// One person's turn at the desk of a device: all commands that may happen in it. What they do is drawn from the device's chance.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "simulator/device.h"

namespace counterbell::simulator {

// What people type. Some of it is odd, and some is refused.
inline constexpr std::string_view texts[] = {"Cracked vase",
                                             "late",
                                             "Vase, blue",
                                             "Wrong size",
                                             "Zoë \"quoted\"\n2nd line",
                                             "Ærøskøbing",
                                             "ümlaut & ampersand",
                                             "花瓶",
                                             "a",
                                             "",
                                             "   ",
                                             "\x01\x7f odd",
                                             "broken \xff utf-8",
                                             "🎁 gift wrapped"};
inline constexpr std::string_view people[] = {"Ana", "Ben Okafor", "Zoë", "ana", "Ben", ""};
inline constexpr std::string_view tags[] = {"damaged", "vip", "VIP", "2nd", "später", ""};

inline std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// " (refused: …)" when a command failed; "" when it succeeded.
template <typename T>
std::string outcome(const Result<T>& result) {
  return result ? std::string() : " (refused: " + result.error().message.english() + ")";
}

class Turn {
 public:
  explicit Turn(Device& device) : device_(device), desk_(*device.desk), chance_(device.chance) {}

  // Each command carries itself out and returns what it did in words, to follow the device's name. Most may be refused.

  // tickets.cpp
  std::string open_ticket();
  std::string send_message();
  std::string set_ticket();
  std::string tag();
  std::string trash();
  std::string restore();
  std::string hand_over();
  std::string snooze();
  std::string set_due();
  std::string save_view();
  std::string trash_view();

  // customers.cpp
  std::string add_customer();
  std::string set_customer();
  std::string erase_customer();
  std::string erase_old();

  // staff.cpp
  std::string add_staff();
  std::string set_staff();
  std::string set_pin();
  std::string sign_in();
  std::string sign_out();
  std::string set_duty();

  // shop.cpp
  std::string shop_settings();

  // service.cpp
  std::string publish_rules();
  std::string escalate();
  std::string undo_escalation();
  std::string note_seen();

  // history.cpp
  std::string undo();
  std::string redo();
  std::string undo_earlier();

  // records.cpp
  /// Creates or alters a record of any type that belongs to a ticket. So every type declared in model/records.def is merged,
  /// erased and undone here, without a command of its own.
  std::string keep_with_ticket();

 private:
  /// A record of that type: every second time the one with the lowest id, so that stations get in each other's way; now and then
  /// one that does not exist.
  Id any(RecordType type);
  desk::NewCustomer some_customer();
  /// From a minute to some hours.
  std::chrono::seconds some_time();
  /// "true" or "false".
  std::string_view truth();
  /// What people call the ticket.
  std::string number(const Id& ticket) const;

  /// What somebody might type into a field of a ticket.
  std::string value_for(Field field);
  /// Writes any value that fits the field's type, or adds an element to a set.
  void put_something(Operation& operation, const FieldSpec& field);
  Value some_value(const FieldSpec& field);

  Device& device_;
  desk::Desk& desk_;
  Chance& chance_;
};

}  // namespace counterbell::simulator
