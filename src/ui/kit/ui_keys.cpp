// Keys: who gets them.
#include <algorithm>

#include "ui/kit/ui.h"

namespace counterbell::ui {
namespace {

/// What a key stands for as a shortcut, in lower case; 0 for nothing.
char32_t shortcut_of(const Ui::KeyEvent& event) {
  if (event.place != 0) return event.place;
  if (event.text.size() != 1) return 0;
  const char32_t c = event.text[0];
  return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

}  // namespace

void Ui::post_key(KeyEvent event) {
  semantics_.set_keyboard(true);
  // What presses the element that has the focus comes as its activation.
  const bool presses = event.key == Key::enter || event.key == Key::space;
  if (presses && !event.in_field && !event.control && semantics_.focused() != 0) return;
  keys_.push_back(std::move(event));
}

bool Ui::pressed(Key key, bool control) {
  if (!on_top()) return false;
  return std::erase_if(keys_, [&](const KeyEvent& event) {
           return event.key == key && event.control == control && !event.alt && !event.in_field;
         }) > 0;
}

bool Ui::consume(Key key) {
  return std::erase_if(keys_, [&](const KeyEvent& event) { return event.key == key; }) > 0;
}

bool Ui::field_key(Key key) const {
  return std::ranges::any_of(keys_, [&](const KeyEvent& event) { return event.key == key && event.in_field; });
}

bool Ui::typed_key(char32_t letter) {
  if (!on_top()) return false;
  return std::erase_if(keys_, [&](const KeyEvent& event) {
           return shortcut_of(event) == letter && !event.control && !event.alt && !event.in_field;
         }) > 0;
}

bool Ui::control_key(char letter, bool shift) {
  if (!on_top()) return false;
  const bool fields_have_it = letter == 'z' || letter == 'y';  // their own undo
  return std::erase_if(keys_, [&](const KeyEvent& event) {
           return event.control && event.shift == shift && shortcut_of(event) == static_cast<char32_t>(letter) &&
                  !(fields_have_it && event.in_field);
         }) > 0;
}

std::u32string Ui::typed_text() {
  std::u32string text;
  if (!on_top()) return text;
  std::erase_if(keys_, [&](const KeyEvent& event) {
    const bool letter = !event.text.empty() && !event.control && !event.alt && !event.in_field;
    if (letter) text += event.text;
    return letter;
  });
  return text;
}

}  // namespace counterbell::ui
