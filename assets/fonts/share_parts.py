"""Lets the glyphs of a TrueType font share outlines: an accented letter becomes its letter and its accent, point for point the same."""

from array import array

from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent, GlyphCoordinates
from fontTools.ttLib.tables.ttProgram import Program

# By whole units, as x and y: what every reader of TrueType knows.
PLACED = 0x0002 | 0x0004
# Smaller ones weigh less than naming them does.
LEAST_POINTS = 8


def contours_of(glyph):
    """Its outline: a tuple of points (x, y, whether on the curve) for each contour."""
    points = [(x, y, flag & 1) for (x, y), flag in zip(glyph.coordinates, glyph.flags)]
    starts = [0] + [end + 1 for end in glyph.endPtsOfContours]
    return tuple(tuple(points[start:end]) for start, end in zip(starts, starts[1:]))


def moved(contours, dx, dy):
    return tuple(tuple((x + dx, y + dy, on) for x, y, on in contour) for contour in contours)


def at_origin(contours):
    """The same with its first point at 0, 0; and where that was."""
    x, y, _ = contours[0][0]
    return moved(contours, -x, -y), (x, y)


def size(contours):
    return sum(map(len, contours))


def taken_from(whole, part):
    """What is left of `whole` without `part`, and how far `part` must be moved to lie in it; nothing when it does not."""
    x, y, _ = part[0][0]
    for contour in whole:
        dx, dy = contour[0][0] - x, contour[0][1] - y
        placed = moved(part, dx, dy)
        rest = tuple(one for one in whole if one not in placed)
        if rest and len(rest) == len(whole) - len(part):
            return rest, (dx, dy)
    return None


def glyph_of(contours):
    points = [point for contour in contours for point in contour]
    made = Glyph()
    made.numberOfContours = len(contours)
    made.coordinates = GlyphCoordinates((x, y) for x, y, _ in points)
    made.flags = array("B", (on for _, _, on in points))
    made.endPtsOfContours = [size(contours[: i + 1]) - 1 for i in range(len(contours))]
    made.program = Program()
    made.program.fromBytecode(b"")
    return made


def component(name, x, y):
    made = GlyphComponent()
    made.glyphName, made.x, made.y, made.flags = name, x, y, PLACED
    return made


def composite(*components):
    made = Glyph()
    made.numberOfContours = -1
    made.components = list(components)
    return made


def share_parts(font):
    """Goes from small glyphs to large, so that what others are made of is never itself made of others."""
    glyf, metrics = font["glyf"], font["hmtx"]
    outlines = {name: contours_of(glyf[name]) for name in font.getGlyphOrder() if glyf[name].numberOfContours > 0}
    plain = {}  # outline at the origin → name and where it lies
    for name, outline in sorted(outlines.items(), key=lambda item: (size(item[1]), item[0])):
        letters = [(other, *found) for shape, (other, at) in plain.items()
                   if size(shape) >= LEAST_POINTS and (found := taken_from(outline, moved(shape, *at)))]
        if not letters:
            shape, at = at_origin(outline)
            plain.setdefault(shape, (name, at))
            continue
        letter, rest, offset = max(letters, key=lambda found: size(outlines[found[0]]))
        shape, (x, y) = at_origin(rest)
        if shape not in plain:
            accent = f"accent{len(glyf.glyphOrder)}"
            glyf[accent] = glyph_of(shape)
            glyf[accent].recalcBounds(glyf)
            metrics[accent] = (0, glyf[accent].xMin)
            outlines[accent] = shape
            plain[shape] = (accent, (0, 0))
        accent, (from_x, from_y) = plain[shape]
        glyf[name] = composite(component(letter, *offset), component(accent, x - from_x, y - from_y))
        glyf[name].recalcBounds(glyf)
