// The page: opens what this device keeps, makes the program, and connects the two with the browser around them.
import { loadProgram } from './assets.js';
import { createCanvas } from './canvas.js';
import { copyText } from './clipboard.js';
import { showCrash } from './crash.js';
import { createFiles, saveFile } from './files.js';
import { loadFonts, loadMoreFonts } from './fonts.js';
import { createFrames } from './frames.js';
import { createGlyphs } from './glyphs.js';
import { createKeyboard } from './keyboard.js';
import { createMirror } from './mirror.js';
import { showNotice } from './notice.js';
import { createPointer, cursorCss } from './pointer.js';
import { makeProgram } from './program.js';
import { createRoute } from './route.js';
import { canSeal } from './sealed.js';
import { createSpeech } from './speech.js';
import { createStorage } from './storage.js';
import { claimTab } from './tabs.js';
import { coarsePointer, followPreferences, prefersDark, reducedMotion, setPalette } from './theme.js';
import { FILE_TROUBLES, FileTrouble } from './trouble.js';
import { createUpdates, refetch } from './update.js';
import { wrapped } from './wrapping.js';

const byId = (id) => document.getElementById(id);

let program = null; // once it is made

/** Calls the program and lets it show what came of it. */
function tell(name, ...values) {
  if (!program) return 0;
  const result = program.call(name, ...values);
  frames.wake();
  return result;
}

/** The same with texts or bytes, whose sizes come after the values. */
function tellWith(parts, name, ...values) {
  if (!program) return 0;
  return tell(name, ...values, ...program.put(...parts));
}

const frames = createFrames((seconds) => {
  const { width, height, density } = canvas.size;
  program.call('frame', width, height, density, seconds);
});

const canvas = createCanvas(byId('canvas'), {
  resized: () => frames.now(),
  lost: () => frames.hold(),
  restored() {
    program.call('context_restored');
    frames.release();
  },
});

const mirror = createMirror(byId('mirror'), (kind, id, { text = '', edit = 0, choice = -1, visible = false } = {}) =>
  tellWith([text], 'event', kind, id, edit, choice, visible),
);
const speech = createSpeech(byId('polite'), byId('assertive'), mirror.says);

const storage = createStorage({
  saved: (ticket) => tell('saved', ticket),
  notSaved: (ticket, why) => tellWith([why], 'not_saved', ticket),
  changed: () => tell('environment_changed'),
  lost: () => tell('environment_changed'),
  pack: packSegments,
  blankSegment: (ticket, bytes) => blank('blank_segment', ticket, bytes),
  blankRow: (ticket, bytes) => blank('blank_row', ticket, bytes),
});

const files = createFiles({
  chosen: (request, handle, size, name) => tellWith([name], 'file_chosen', request, handle, size),
  dropped: (handle, size, name) => tellWith([name], 'file_dropped', handle, size),
  piece: (request, bytes, read) => tellWith([bytes], 'file_piece', request, read),
  failed: (request, { kind, message }) => tellWith([message], 'file_failed', request, FILE_TROUBLES.indexOf(kind)),
});

const route = createRoute({
  opened: (to) => tellWith([to], 'route_changed'),
  closeTop: () => tell('back') !== 0,
});

const updates = createUpdates(() => tell('environment_changed'));
const glyphs = createGlyphs();

/** Segments of these lines; null when the segment given is damaged. */
function packSegments(segment, rows) {
  if (segment && !program.call('fold_segment', ...program.put(segment))) return null;
  for (const row of rows) program.call('fold_row', ...program.put(row));
  const count = program.call('fold');
  const segments = Array.from({ length: count }, (_, i) => program.bytes(program.call('folded', i), program.call('folded_size', i)));
  program.call('fold_done');
  if (program.dead) throw new Error('the program stopped before all was packed');
  return segments;
}

/** What is to be kept of a segment or row after the erasure with this ticket; null when nothing changes. */
function blank(name, ticket, bytes) {
  const size = program.call(name, ticket, ...program.put(bytes));
  return size > 0 ? program.bytes(program.call('blanked'), size) : null;
}

/** What shell/browser/bridge.js forwards the program's calls to. */
const page = {
  context: canvas.context,
  wake: (count) => frames.wake(count),
  wakeAt: (at) => frames.wakeAt(at),
  setCursor: (shape) => canvas.setCursor(cursorCss(shape)),
  setPalette,
  mirror(json) {
    mirror.update(JSON.parse(json));
    route.guard(mirror.hasDialog());
  },
  announce: speech.say,
  focus: mirror.focus,
  setRoute: route.set,
  goBack: route.back,
  setTitle: (title) => (document.title = title),
  copyText,
  openFile: files.open,
  readFile: files.read,
  forgetFile: files.forget,
  unlockFile: files.unlock,
  canSeal,
  async saveFile(request, name, type, bytes, packed, passphrase) {
    try {
      saveFile(name, await wrapped(bytes, { type, packed, passphrase }));
      tell('file_saved', request);
    } catch (error) {
      tellWith([error instanceof FileTrouble ? error.message : `${name} could not be written: ${error.message}.`], 'file_not_saved', request);
    }
  },
  append: storage.append,
  eraseRecords: storage.eraseRecords,
  retrySaving: storage.retry,
  keepSetting: (key, value) => storage.keep('meta', key, value),
  keepDraft: (form, text) => storage.keep('drafts', form, text),
  storageFigures: storage.figures,
  async eraseDevice() {
    await storage.erase();
    location.replace(location.pathname);
    location.reload();
  },
  updateReady: () => updates.ready,
  async applyUpdate() {
    await storage.settled();
    updates.apply();
  },
  prefersDark,
  reducedMotion,
  coarsePointer,
  isSingleFile: () => !ASSETS,
  async fetchMoreFonts() {
    const none = new Uint8Array(); // then the browser draws these scripts itself
    const [regular, semibold] = await loadMoreFonts().catch(() => [none, none]);
    tellWith([regular], 'more_font', 0);
    tellWith([semibold], 'more_font', 1);
  },
  drawGlyph: glyphs.draw,
  takeGlyph: glyphs.take,
};

function crashed(error) {
  frames.hold();
  showCrash(error, storage.unsaved());
}

function followPeople() {
  createPointer(
    byId('canvas'),
    {
      moved: (x, y, finger) => tell('pointer_moved', x, y, finger),
      pressed: (down) => tell('pointer_pressed', 0, down),
      left: () => tell('pointer_left'),
      scrolled: (x, y, dx, dy) => tell('scrolled', x, y, dx, dy),
      context: (x, y) => tell('context_wanted', x, y),
    },
    mirror.isField,
  );
  createKeyboard(
    { key: (named, sign, held) => tell('key_pressed', named, sign, held), fieldKey: mirror.fieldKey, elementKey: mirror.elementKey },
    mirror.isField,
  );
  addEventListener('focus', () => tell('page_focused', true));
  addEventListener('blur', () => tell('page_focused', false));
  followPreferences(() => tell('environment_changed'));
  addEventListener('beforeunload', (event) => {
    if (storage.unsaved().length > 0) event.preventDefault(); // the browser asks whether to leave
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload(); // put away and taken out again: another tab may have worked since
  });
}

/** Gives the program what this device keeps, and the word to begin. */
async function start(opened) {
  try {
    await opened;
    await storage.read({
      text: (store, name, text) => program.call(store === 'meta' ? 'restore_setting' : 'restore_draft', ...program.put(name, text)),
      segment: (bytes) => program.call('kept_segment', ...program.put(bytes)),
      row: (bytes) => program.call('kept_row', ...program.put(bytes)),
    });
    program.call('start');
  } catch (error) {
    program.call('start_with_trouble', ...program.put(error.message));
  }
  program.call('route_changed', ...program.put(route.current));
}

/** The fonts could not be had, or the browser cannot draw: said in words. */
function cannotStart(title, text) {
  showNotice({ title, text, actions: [{ label: 'Reload', run: () => location.reload() }] });
}

async function letGo() {
  frames.hold();
  await storage.close();
  program = null;
}

async function main() {
  const instantiate = loadProgram();
  const fonts = loadFonts();
  fonts.catch(() => {}); // told when it is waited for, like the others
  await claimTab(letGo);
  const opened = storage.open();
  opened.catch(() => {});

  const made = await makeProgram(page, instantiate, crashed);
  if (made.text(made.call('build')) !== `counterbell-build:${BUILD}`) {
    if (refetch(BUILD)) return;
    cannotStart('Counterbell is being updated', 'The parts of this page do not belong together yet. Wait a minute, then reload.');
    return;
  }
  if (!made.call('connect')) {
    cannotStart('This browser cannot draw Counterbell', 'It needs WebGL 2. Turn on hardware acceleration in the settings of the browser, or use a current Firefox, Chrome, Edge or Safari.');
    return;
  }
  const [regular, semibold, icons] = await fonts;
  made.call('fonts', ...made.put(regular, semibold, icons));
  program = made;
  await start(opened);
  followPeople();
  canvas.start();
}

/** For tests: how many frames were drawn, and when nothing is going on any more. */
window.counterbell = {
  get frames() {
    return frames.drawn;
  },
  async idle() {
    do {
      await frames.settled();
      await storage.settled();
      await new Promise((resolve) => setTimeout(resolve));
    } while (!frames.idle || !storage.idle);
  },
};

main().catch((error) => {
  console.error(error);
  cannotStart('Counterbell could not be loaded', `${error.message}. Check the connection, then reload.`);
});
