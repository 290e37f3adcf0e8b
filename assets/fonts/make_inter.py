"""Cuts one weight of Inter into the two files the product ships.

make_inter.py SOURCE.otf FIRST.ttf REST.ttf

Dear ImGui reads TrueType outlines and no layout tables. The page's own text fields lie exactly over
drawn ones, so both must measure alike: kerning and other layout features are dropped from the files,
and digits are the tabular ones for everybody.
"""

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from share_parts import share_parts

# How far, in units of 1/2048 em, a quadratic curve may stray from the cubic one it stands for.
TOLERANCE = 2.0


def span(first, last):
    return set(range(first, last + 1))


# What every shop that writes in Latin letters sees: loaded before the first frame.
FIRST = (
    span(0x20, 0x7E)
    | span(0xA0, 0xFF)  # Latin-1
    | span(0x100, 0x17F)  # Latin Extended-A
    | span(0x218, 0x21B)  # Romanian
    | span(0x2010, 0x2015)  # dashes
    | span(0x2018, 0x201E)  # quotation marks
    | {0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A}
    | {0x20AC, 0x20A6, 0x20A9, 0x20AA, 0x20AB, 0x20B1, 0x20B4, 0x20B9, 0x20BA, 0x20BD}  # currencies in use
    | {0x2116, 0x2122}
    | span(0x2190, 0x2193)  # arrows
    | {0x21B5, 0x21E7, 0x2318, 0x2325}  # keys: return, shift, command, option
    | {0x2212, 0x2248, 0x2260, 0x2264, 0x2265}
    | {0xFFFD}
)

# The other scripts Inter has, and rarer Latin letters: fetched when a text first needs one.
REST = (
    span(0x180, 0x24F)  # Latin Extended-B
    | span(0x250, 0x36F)  # phonetic letters, combining marks
    | span(0x370, 0x3FF)  # Greek
    | span(0x400, 0x52F)  # Cyrillic
    | span(0x1E00, 0x1EFF)  # Latin Extended Additional, with Vietnamese
    | span(0x20A0, 0x20C0)  # the remaining currencies
) - FIRST


def tabular_digits(font):
    """Lets the character map lead straight to the digits of equal width."""
    gsub = font["GSUB"].table
    swaps = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    swaps.update(getattr(table, "mapping", {}))
    digits = [chr(c) for c in range(ord("0"), ord("9") + 1)]
    for table in font["cmap"].tables:
        for digit in digits:
            name = table.cmap.get(ord(digit))
            if name in swaps:
                table.cmap[ord(digit)] = swaps[name]
    cmap = font.getBestCmap()
    widths = {font["hmtx"][cmap[ord(digit)]][0] for digit in digits}
    if len(widths) != 1:
        sys.exit(f"make_inter: digits still have {len(widths)} widths")


def cut(source, characters, target):
    font = TTFont(source)
    tabular_digits(font)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [1, 2, 3, 4, 5, 6]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG", "GDEF", "GPOS", "GSUB", "STAT", "MATH", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    to_truetype(font)
    share_parts(font)
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    font["head"].modified = font["head"].created  # the same input is the same file
    font.recalcTimestamp = False
    font.save(target)
    return len(font.getBestCmap())


def to_truetype(font):
    """Replaces cubic (CFF) outlines by quadratic (glyf) ones."""
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    for name in order:
        width, _ = font["hmtx"][name]
        glyphs[name].recalcBounds(glyf)
        font["hmtx"][name] = (width, getattr(glyphs[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in (
        "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
        "maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints "
        "maxCompositeContours maxComponentDepth"
    ).split():
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


def main():
    source, first, rest = sys.argv[1:]
    for characters, target in ((FIRST, first), (REST, rest)):
        count = cut(source, characters, target)
        print(f"{target}: {count} characters, {Path(target).stat().st_size} bytes")


main()
