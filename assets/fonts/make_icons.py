"""Cuts the Lucide icon font to the icons in use, and names them for C++.

make_icons.py NAMES.txt LUCIDE.ttf CODEPOINTS.json ICONS.ttf icons.h
"""

import json
import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

# How far an outline may be from Lucide's own, in its units, of which an icon is 1000 wide: at 48 pixels, a tenth of one.
TOLERANCE = 2
# Units of the font that is made: 20 for each of the 24 that Lucide's drawings are wide, so what is straight stays on whole units.
UNITS = 480


def wanted_icons(names_file, codepoints_file):
    names = [line.strip() for line in Path(names_file).read_text().splitlines()]
    names = sorted({name for name in names if name and not name.startswith("#")})
    known = json.loads(Path(codepoints_file).read_text())
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"{names_file}: Lucide has no icon named {', '.join(unknown)}")
    return {name: known[name] for name in names}


def redraw(font):
    """Draws every outline with the fewest points that keep to it, which is a fifth less to download."""
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyphs[name].draw(Qu2CuPen(Cu2QuPen(pen, TOLERANCE, reverse_direction=False), TOLERANCE, all_cubic=True))
        font["glyf"][name] = pen.glyph()
    scale_upem(font, UNITS)


def cut(lucide, icons, target):
    font = TTFont(lucide)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = [1, 2]
    options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=icons.values())
    subsetter.subset(font)
    redraw(font)
    font.recalcTimestamp = False
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    font.save(target)


def header(icons):
    lines = [
        "// Made by assets/fonts/make_icons.py from assets/icons.txt: add an icon there.",
        "#pragma once",
        "",
        "namespace counterbell::ui::icon {",
        "",
        f"inline constexpr char32_t first = 0x{min(icons.values()):04x};",
        f"inline constexpr char32_t last = 0x{max(icons.values()):04x};",
        "",
    ]
    for name, codepoint in icons.items():
        # Byte escapes: the literal is UTF-8 whatever the compiler takes this file for.
        bytes_ = "".join(f"\\x{byte:02x}" for byte in chr(codepoint).encode())
        lines.append(f'inline constexpr const char* {name.replace("-", "_")} = "{bytes_}";')
    lines += ["", "}  // namespace counterbell::ui::icon", ""]
    return "\n".join(lines)


def main():
    names_file, lucide, codepoints_file, target, header_file = sys.argv[1:]
    icons = wanted_icons(names_file, codepoints_file)
    cut(lucide, icons, target)
    Path(header_file).parent.mkdir(parents=True, exist_ok=True)
    Path(header_file).write_text(header(icons))
    print(f"{target}: {len(icons)} icons, {Path(target).stat().st_size} bytes")


main()
