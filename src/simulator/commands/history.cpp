// Undo and redo.
#include "simulator/commands/turn.h"

namespace counterbell::simulator {
namespace {

std::string named(const std::string& label) { return label.empty() ? "" : ": " + label; }

}  // namespace

std::string Turn::undo() {
  return "undoes" + named(desk_.history().undo_label().english()) + outcome(desk_.history().undo());
}

std::string Turn::redo() {
  return "redoes" + named(desk_.history().redo_label().english()) + outcome(desk_.history().redo());
}

std::string Turn::undo_earlier() {
  const Result<Message> undone = desk_.history().undo_earlier();
  return "undoes what the station did as another replica" + (undone ? named(undone->english()) : outcome(undone));
}

}  // namespace counterbell::simulator
