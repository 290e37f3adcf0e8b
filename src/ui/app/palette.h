// The command palette: type a few letters, get to any command, ticket or person.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/common/context.h"
#include "ui/kit/later.h"
#include "words/text.h"

namespace counterbell::ui {

class CommandPalette {
 public:
  void open();
  void draw(Context& context);

 private:
  struct Entry {
    std::string key;  // Names the entry from frame to frame.
    Text label;
    Text hint;
    const char* icon = nullptr;
    std::function<void(Context&)> run;
  };
  void look(Context& context);
  COUNTERBELL_LATER(palette) void find(LaterPart, Context& context);
  void add_command(Entry command);
  void add_commands(Context& context);
  void add_ticket_actions(Context& context);
  void add_tickets(Context& context);
  void add_customers(Context& context);
  void draw_entries(Context& context, Rect area);
  void run(Context& context, std::size_t index);

  bool open_ = false;
  bool focus_ = false;
  bool is_new_ = false;  // What was typed has not been looked for.
  std::string typed_;
  std::vector<Entry> entries_;
  std::size_t chosen_ = 0;
  bool reveal_chosen_ = false;
};

}  // namespace counterbell::ui
