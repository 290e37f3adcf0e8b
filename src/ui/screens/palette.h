// The command palette: type a few letters, get to any command, ticket or person.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/later.h"
#include "ui/screen.h"

namespace counterbell::ui {

class CommandPalette {
 public:
  void open();
  void draw(Context& ctx);

 private:
  struct Entry {
    std::string key;  // Names the entry from frame to frame.
    std::string label;
    std::string hint;
    const char* icon = nullptr;
    std::function<void(Context&)> run;
  };
  void look(Context& ctx);
  COUNTERBELL_LATER(palette) void find(LaterPart, Context& ctx);
  void add_commands(Context& ctx);
  void add_tickets(Context& ctx);
  void add_customers(Context& ctx);
  void draw_entries(Context& ctx, Rect area);
  void run(Context& ctx, std::size_t index);

  bool open_ = false;
  bool focus_ = false;
  bool is_new_ = false;  // What was typed has not been looked for.
  std::string typed_;
  std::vector<Entry> entries_;
  std::size_t chosen_ = 0;
  bool reveal_chosen_ = false;
};

}  // namespace counterbell::ui
