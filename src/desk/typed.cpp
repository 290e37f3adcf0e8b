#include "desk/typed.h"

#include <algorithm>

#include "desk/fold.h"
#include "replica/canonical.h"

namespace counterbell::desk {
namespace {

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

Result<std::string> checked_text(std::string_view typed, std::size_t longest, std::string_view what) {
  std::string text = clean_text(trim(typed));
  if (const std::size_t length = count_characters(text); length > longest) {
    return fail(ErrorKind::invalid, std::string(what) + " may have at most " + std::to_string(longest) +
                                        " characters, and this has " + std::to_string(length) + ". Please shorten it.");
  }
  return text;
}

Result<std::string> required_text(std::string_view typed, std::size_t longest, std::string_view what,
                                  std::string_view missing) {
  Result<std::string> text = checked_text(typed, longest, what);
  if (text && text->empty()) return fail(ErrorKind::invalid, std::string(missing));
  return text;
}

Result<std::string> checked_choice(Field field, std::string_view name) {
  if (is_known_choice(field, name)) return std::string(name);
  std::string known;
  for (const Choice& choice : spec(field).choices) {
    if (!known.empty()) known += ", ";
    known += choice.name;
  }
  return fail(ErrorKind::invalid, std::string(spec(field).label) + " cannot be \"" + clean_text(name) +
                                      "\". Please choose one of: " + known + ".");
}

}  // namespace counterbell::desk
