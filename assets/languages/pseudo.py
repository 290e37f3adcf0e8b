"""pseudo.py COUNTERBELL.pot OUT.words: a language for tests, in which every text is bracketed, accented and two fifths longer.

What shows without brackets was never in the catalogue; what has no room for its brackets has none for a translation either.
tests/ui/language.h reads it back into English.
"""

import re
import subprocess
import sys
import tempfile

import compile

OPENING, CLOSING, PADDING = "‹", "›", "~"
ACCENTS = str.maketrans("aeiouAEIOU", "âêîôûÂÊÎÔÛ")


def pseudo(text):
    accented = "".join(
        part if part.startswith("{") else part.translate(ACCENTS) for part in re.split(r"(\{\d\})", text)
    )
    return OPENING + accented + PADDING * (2 * len(text) // 5) + CLOSING


def main():
    pot, out = sys.argv[1:]
    with tempfile.NamedTemporaryFile(suffix=".po") as english:
        subprocess.run(["msgen", "--no-wrap", "-o", english.name, pot], check=True)
        texts, rule = compile.read_po(english.name, checks=["--check-format"])
    with open(out, "wb") as file:
        file.write(compile.table({msgid: [pseudo(form) for form in forms] for msgid, forms in texts.items()}, rule))


if __name__ == "__main__":
    main()
