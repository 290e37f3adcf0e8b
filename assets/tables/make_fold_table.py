"""Writes the table by which search takes letters for alike: José finds Jose, Straße finds strasse.

make_fold_table.py fold_table.h

A letter folds to what is left of its compatibility decomposition, lower-cased, without combining marks;
a combining mark folds to nothing. Letters that no decomposition takes apart are listed here.
"""

import sys
import unicodedata
from pathlib import Path

RANGES = [(0x0000, 0x2100), (0x1E00, 0x2000), (0xFF00, 0xFFF0)]

SPECIAL = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
    "ı": "i", "ĸ": "k", "ł": "l", "ŋ": "n", "ŧ": "t", "ſ": "s", "ς": "σ",
}  # fmt: skip


# Marks that sit on a letter and that people leave out when they type: accents, Hebrew points, Arabic vowels.
# Marks that are the vowels of a word (Devanagari, Thai, …) stay.
MARKS = [(0x300, 0x370), (0x483, 0x488), (0x591, 0x5C8), (0x610, 0x61B), (0x64B, 0x660), (0x670, 0x671),
         (0x1AB0, 0x1B00), (0x1DC0, 0x1E00)]  # fmt: skip


def is_mark(character):
    return any(first <= ord(character) < end for first, end in MARKS) and unicodedata.category(character) == "Mn"


def fold(character):
    """Lower-casing may compose and decomposing may uncover capitals, so both are done until nothing moves."""
    text, previous = character, None
    while text != previous:
        previous = text
        text = unicodedata.normalize("NFKD", text).lower()
        text = "".join(SPECIAL.get(c, c) for c in text if not is_mark(c))
    return text


def is_letter_like(character):
    """Letters, digits in other clothes (superscripts, full width), and marks; signs stay what they are."""
    return unicodedata.category(character)[0] in "LN" or is_mark(character) or 0xFF00 <= ord(character) < 0xFFF0


def entries():
    seen = set()
    for first, end in RANGES:
        for code in range(first, end):
            character = chr(code)
            if code in seen or not is_letter_like(character):
                continue
            seen.add(code)
            folded = fold(character)
            # Three places are enough for every letter; what is longer (fractions, ligatures of Arabic) stays whole.
            if folded != character and len(folded) <= 3 and all(ord(c) < 0x10000 for c in folded):
                yield code, folded


def main():
    lines = [
        "// Made by assets/tables/make_fold_table.py from Unicode " + unicodedata.unidata_version + ".",
        "#pragma once",
        "",
        "namespace counterbell::desk {",
        "",
        "/// One code point and the up to three it folds to, zero-filled.",
        "struct FoldEntry {",
        "  char16_t from;",
        "  char16_t to[3];",
        "};",
        "",
        "/// Sorted by `from`.",
        "inline constexpr FoldEntry fold_table[] = {",
    ]
    count = 0
    for code, folded in sorted(entries()):
        to = ", ".join(f"0x{ord(c):x}" for c in folded) or "0"
        lines.append(f"    {{0x{code:x}, {{{to}}}}},")
        count += 1
    lines += ["};", "", "}  // namespace counterbell::desk", ""]
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines))
    print(f"{target}: {count} entries")


main()
