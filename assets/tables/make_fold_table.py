"""Writes the table by which search takes letters for alike: José finds Jose, Straße finds strasse, ﾃﾞﾝﾁ finds でんち.

make_fold_table.py fold_table.h

A letter folds to its compatibility decomposition (Unicode's own), in lower case, without what people leave out when they type:
accents, vowel points, signs that show nothing. Katakana fold to hiragana, and digits of all scripts to 0 to 9. In the browser
src/desk/base/unicode.js does the same by the browser's own tables; the same tests hold both to it.
"""

import sys
import unicodedata
from pathlib import Path

# Letters that no decomposition takes apart, and those of Persian and Arabic that are one to who searches.
SPECIAL = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i", "ĸ": "k", "ł": "l", "ŋ": "n", "ŧ": "t", "ſ": "s", "ς": "σ",
    "ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه",
}  # fmt: skip

# Marks that sit on a letter and that people leave out when they type: accents, Hebrew points, Arabic vowels, and the keycaps and
# circles round a sign. Marks that are the vowels of a word (Devanagari, Thai, …) stay.
MARKS = [(0x300, 0x370), (0x483, 0x488), (0x591, 0x5C8), (0x610, 0x61B), (0x64B, 0x660), (0x670, 0x671), (0x6D6, 0x6EE),
         (0x1AB0, 0x1B00), (0x1DC0, 0x1E00), (0x20D0, 0x2100)]  # fmt: skip

# Signs that show nothing and part no words: Unicode's Default_Ignorable_Code_Point.
IGNORED = [(0xAD, 0xAE), (0x34F, 0x350), (0x61C, 0x61D), (0x115F, 0x1161), (0x17B4, 0x17B6), (0x180B, 0x1810), (0x200B, 0x2010),
           (0x202A, 0x202F), (0x2060, 0x2070), (0x3164, 0x3165), (0xFE00, 0xFE10), (0xFEFF, 0xFF00), (0xFFA0, 0xFFA1),
           (0xFFF0, 0xFFF9), (0x1BCA0, 0x1BCA4), (0x1D173, 0x1D17B), (0xE0000, 0xE1000)]  # fmt: skip


def within(character, ranges):
    return any(first <= ord(character) < end for first, end in ranges)


def is_dropped(character):
    is_mark = within(character, MARKS) and unicodedata.category(character) in ("Mn", "Me")
    return is_mark or within(character, IGNORED)


def plain(character):
    """What one character of a decomposition folds to."""
    if is_dropped(character):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if "ァ" <= character <= "ヶ" or character in "ヽヾ":
        return chr(ord(character) - 0x60)
    return SPECIAL.get(character, character)


def fold(character):
    """Lower-casing may compose and decomposing may uncover capitals, so both are done until nothing moves."""
    text, previous = character, None
    while text != previous:
        previous = text
        text = unicodedata.normalize("NFKD", text).lower()
        text = "".join(plain(c) for c in text)
    return unicodedata.normalize("NFC", text)


def entries():
    for code in range(0x80, 0x110000):
        character = chr(code)
        is_syllable = 0xAC00 <= code < 0xD7A4  # Composed again by what reads the table.
        if 0xD800 <= code < 0xE000 or is_syllable:
            continue
        folded = fold(character)
        if folded != character:
            yield code, folded


def main():
    lines = [
        "// Made by assets/tables/make_fold_table.py from Unicode " + unicodedata.unidata_version + ".",
        "#pragma once",
        "",
        "namespace counterbell::desk {",
        "",
        "/// A code point, and what it folds to in UTF-8.",
        "struct FoldEntry {",
        "  char32_t from;",
        "  const char* to;",
        "};",
        "",
        "/// Sorted by `from`. Syllables of Korean are not in it: they fold to themselves.",
        "inline constexpr FoldEntry fold_table[] = {",
    ]
    count = 0
    for code, folded in entries():
        to = "".join(f"\\{byte:03o}" for byte in folded.encode())
        lines.append(f'    {{0x{code:x}, "{to}"}},')
        count += 1
    lines += ["};", "", "}  // namespace counterbell::desk", ""]
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines))
    print(f"{target}: {count} entries")


main()
