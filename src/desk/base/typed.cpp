#include "desk/base/typed.h"

#include <algorithm>

#include "desk/base/fold.h"
#include "replica/change/canonical.h"

namespace counterbell::desk {
namespace {

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

Result<std::string> checked_text(std::string_view typed, std::size_t longest, Words what) {
  std::string text = clean_text(trim(typed));
  if (const std::size_t length = count_characters(text); length > longest) {
    return fail(ErrorKind::invalid, "“{0}” may have at most {1} characters, and this has {2}. Please shorten it.", what,
                longest, length);
  }
  return text;
}

Result<std::string> required_text(std::string_view typed, std::size_t longest, Words what, Words missing) {
  Result<std::string> text = checked_text(typed, longest, what);
  if (text && text->empty()) return fail(ErrorKind::invalid, Message(missing));
  return text;
}

Result<std::string> checked_choice(Field field, std::string_view name) {
  if (is_known_choice(field, name)) return std::string(name);
  std::string known;
  for (const Choice& choice : spec(field).choices) {
    if (!known.empty()) known += ", ";
    known += choice.name;
  }
  const std::string typed = clean_text(name);
  return fail(ErrorKind::invalid, "{0} cannot be \"{1}\". Please choose one of: {2}.", spec(field).label,
              verbatim(typed), verbatim(known));
}

}  // namespace counterbell::desk
