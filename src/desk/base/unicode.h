// Letters beyond ASCII, by Unicode's own tables: those of the browser (unicode.js) or, where there is none, one made from Python's
// (unicode_table.cpp).
#pragma once

#include <string>
#include <string_view>

namespace counterbell::desk {

/// `text`, which must be valid UTF-8, in lower case and without accents, half and full widths, ligatures and signs that show nothing;
/// with hiragana for katakana and the digits 0 to 9 for those of other scripts. "Ærø ﾃﾞﾝﾁ ٣" becomes "aero でんち 3".
std::string fold_letters(std::string_view text);

}  // namespace counterbell::desk
