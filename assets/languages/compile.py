"""compile.py LANGUAGE.po COUNTERBELL.pot OUT.words: one language as the table that the program reads (src/words/catalogue.h).

Fails on what msgfmt finds wrong (placeholders, plurals), on a catalogue that is not up to date with the sources (`./dev words` brings it
there), and on two texts with one hash. What is not translated yet is left out, and shows in English.
"""

import gettext
import re
import struct
import subprocess
import sys
import tempfile

MAGIC = b"CBWORDS1"
# The rules of src/words/catalogue.cpp by the expressions that PO files have for them, without blanks and outer brackets.
PLURAL_RULES = {
    "0": 0,
    "n!=1": 1,
    "n>1": 2,
    "n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<10||n%100>=20)?1:2": 3,
    "n%10==1&&n%100!=11?0:n%10>=2&&n%10<=4&&(n%100<12||n%100>14)?1:2": 3,
}


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def read_po(path, checks=("--check",)):
    """{msgid, with its context before a byte 4: [forms]} of what is translated, and the number of the plural rule."""
    with tempfile.TemporaryDirectory() as folder:
        compiled = f"{folder}/language.mo"
        subprocess.run(["msgfmt", *checks, "-o", compiled, path], check=True)
        with open(compiled, "rb") as file:
            catalogue = gettext.GNUTranslations(file)
    texts = {}
    for key, text in catalogue._catalog.items():
        msgid, form = key if isinstance(key, tuple) else (key, 0)
        if msgid and text:
            texts.setdefault(msgid, {})[form] = text
    plural = re.search(r"plural=([^;]*)", catalogue.info().get("plural-forms", "plural=n!=1"))[1].replace(" ", "")
    while plural.startswith("(") and plural.endswith(")"):
        plural = plural[1:-1]
    if plural not in PLURAL_RULES:
        sys.exit(f"{path}: src/words/catalogue.cpp does not know the plural rule {plural}; add it there and here.")
    return {msgid: [forms[i] for i in sorted(forms)] for msgid, forms in texts.items()}, PLURAL_RULES[plural]


def table(texts, plural_rule):
    """The file of {msgid: [forms]}."""
    slots = 4
    while slots < 2 * len(texts):
        slots *= 2
    taken = [None] * slots
    hashes = {}
    for msgid in sorted(texts):
        value = fnv1a(msgid)
        if value == 0 or value in hashes:
            sys.exit(f"Two texts have one hash: {msgid!r} and {hashes.get(value, 'the empty slot')!r}. Reword one.")
        hashes[value] = msgid
        slot = value % slots
        while taken[slot] is not None:
            slot = (slot + 1) % slots
        taken[slot] = (value, "\0".join(texts[msgid]).encode())
    head = MAGIC + struct.pack("<II", plural_rule, slots)
    offset = len(head) + 16 * slots
    words = b""
    for entry in taken:
        value, text = entry or (0, b"")
        head += struct.pack("<QII", value, offset + len(words), len(text))
        words += text
    return head + words


def main():
    po, pot, out = sys.argv[1:]
    subprocess.run(["msgcmp", "--use-fuzzy", "--use-untranslated", po, pot], check=True)
    with open(out, "wb") as file:
        file.write(table(*read_po(po)))


if __name__ == "__main__":
    main()
