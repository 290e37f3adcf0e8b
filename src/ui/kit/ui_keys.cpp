// Keys: who gets them.
#include <algorithm>
#include <utility>

#include "ui/kit/ui.h"
#include "ui/kit/ui_state.h"

namespace counterbell::ui {
namespace {

/// What a key stands for as a shortcut, in lower case; 0 for nothing.
char32_t shortcut_of(const Ui::KeyEvent& event) {
  if (event.place != 0) return event.place;
  if (event.text.size() != 1) return 0;
  const char32_t c = event.text[0];
  return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

/// How long letters are no shortcuts after a field lost the focus, and after each of them that came meanwhile.
constexpr std::chrono::milliseconds letters_rest{1000};
/// Frames between the key that ends the writing in a field and the focus having left it.
constexpr std::uint64_t leaving_takes = 3;

bool is_field(const Node& node) { return node.role == Role::textbox || node.role == Role::searchbox; }

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
  if (!on_top() || letter_keys_ == LetterKeys::off || elapsed_ < state_->letters_rest_until) return false;
  const bool wants_alt = letter_keys_ == LetterKeys::with_alt;
  return std::erase_if(keys_, [&](const KeyEvent& event) {
           return shortcut_of(event) == letter && !event.control && event.alt == wants_alt && !event.in_field;
         }) > 0;
}

/// Follows whether letters outside fields are shortcuts by now.
void Ui::rest_letters() {
  UiState& state = *state_;
  const bool is_escaped = std::ranges::any_of(
      keys_, [](const KeyEvent& event) { return event.key == Key::escape || event.key == Key::enter; });
  if (is_escaped) state.field_done = state.frame;
  const auto focused = std::ranges::find(semantics_.nodes(), semantics_.focused(), &Node::id);
  const bool is_in_field = focused != semantics_.nodes().end() && is_field(*focused);
  const bool has_left = std::exchange(state.was_in_field, is_in_field) && !is_in_field;
  const bool is_done = state.field_done > 0 && state.frame - state.field_done <= leaving_takes;
  if (is_done || is_in_field) {
    state.letters_rest_until = {};
  } else if (has_left) {
    state.letters_rest_until = elapsed_ + letters_rest;
  } else if (elapsed_ < state.letters_rest_until &&
             std::ranges::any_of(keys_, [](const KeyEvent& event) { return !event.text.empty(); })) {
    state.letters_rest_until = elapsed_ + letters_rest;
  }
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
