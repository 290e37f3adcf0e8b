// Calls from the program about what is on screen and read out, and about the address.
import { cursorCss } from '../input/pointer.js';
import { loadMoreFonts } from '../screen/fonts.js';
import { runFitting, runLines, runWidth } from '../screen/runs.js';
import { coarsePointer, contrast, prefersDark, reducedMotion, setPalette } from '../screen/theme.js';

/** When the fonts cannot be loaded, the browser draws their characters itself. */
const NO_FONTS = [new Uint8Array(), new Uint8Array()];

export const forScreen = ({ canvas, following, frames, glyphs, mirror, program, route, speech }) => ({
  context: canvas.context,
  wake: (count) => frames.wake(count),
  wakeAt: (at) => frames.wakeAt(at),
  frameTimes: () => frames.newest,
  framesDrawn: () => frames.drawn,
  setCursor: (shape) => canvas.setCursor(cursorCss(shape)),
  setPalette,
  prefersDark,
  contrast,
  reducedMotion,
  coarsePointer,
  mirror: following.show,
  mirrorWaits: following.waits,
  announce(text, isUrgent) {
    following.catchUp();
    speech.say(text, isUrgent);
  },
  focus(id) {
    following.catchUp();
    mirror.focus(id);
  },
  setRoute: route.set,
  goBack: route.back,
  setTitle: (title) => (document.title = title),
  async fetchMoreFonts() {
    const fonts = await loadMoreFonts().catch(() => NO_FONTS);
    fonts.forEach((font, weight) => program.tellWith([font], 'more_font', weight));
  },
  drawGlyph: glyphs.draw,
  drawRun: glyphs.drawRun,
  runWidth,
  runFitting,
  runLines,
  takeGlyph: glyphs.take,
});
