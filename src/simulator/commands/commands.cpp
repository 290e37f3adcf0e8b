#include "simulator/commands/commands.h"

#include "simulator/commands/turn.h"

namespace counterbell::simulator {
namespace {

struct Command {
  unsigned weight;  ///< How often it is chosen, relative to the others.
  std::string (Turn::*run)();
};
constexpr Command commands[] = {
    {8, &Turn::open_ticket},    {8, &Turn::send_message},     {14, &Turn::set_ticket},  {10, &Turn::tag},
    {2, &Turn::trash},          {2, &Turn::restore},          {1, &Turn::hand_over},    {6, &Turn::undo},
    {4, &Turn::redo},           {1, &Turn::undo_earlier},     {2, &Turn::add_customer}, {4, &Turn::set_customer},
    {1, &Turn::add_staff},      {2, &Turn::set_staff},        {1, &Turn::set_pin},      {1, &Turn::sign_in},
    {1, &Turn::sign_out},       {2, &Turn::shop_settings},    {1, &Turn::save_view},    {1, &Turn::trash_view},
    {2, &Turn::erase_customer}, {1, &Turn::erase_old},        {2, &Turn::snooze},       {2, &Turn::set_due},
    {1, &Turn::set_duty},       {1, &Turn::publish_rules},    {6, &Turn::escalate},     {1, &Turn::undo_escalation},
    {2, &Turn::note_seen},      {3, &Turn::keep_with_ticket},
};

}  // namespace

std::string do_something(Device& device) {
  unsigned total = 0;
  for (const Command& command : commands) total += command.weight;
  std::size_t at = device.chance.below(total);
  Turn turn(device);
  for (const Command& command : commands) {
    if (at < command.weight) return (turn.*command.run)();
    at -= command.weight;
  }
  return {};
}

}  // namespace counterbell::simulator
