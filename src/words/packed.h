// Messages as one string (Message::packed): writing their values, and reading them into words. For this folder alone.
#pragma once

#include <string>
#include <string_view>

namespace counterbell::words_detail {

void pack_sized(std::string& packed, std::string_view bytes);
void pack_text(std::string& packed, std::string_view context, std::string_view text);

enum class Tongue : bool { english, in_use };

/// The words of the value at the beginning of `packed`; those of anything else are itself.
std::string in_words(std::string_view packed, Tongue tongue);
/// Whether `packed` is one whole value.
bool is_packed(std::string_view packed);

/// `text` in that tongue.
std::string_view in_tongue(std::string_view context, std::string_view text, Tongue tongue);

}  // namespace counterbell::words_detail
