// The page: opens what this device keeps, makes the program, and connects the two with the browser around them.
import { areInPage, loadProgram } from './assets.js';
import { createBackground } from './background.js';
import { createCanvas } from './canvas.js';
import { copyText } from './clipboard.js';
import { showCrash } from './crash.js';
import { KIND } from './elements.js';
import { createFiles } from './files.js';
import { createFolder } from './folder.js';
import { createFollowing } from './following.js';
import { loadFonts, loadMoreFonts } from './fonts.js';
import { createFrames } from './frames.js';
import { createGate } from './gate.js';
import { createGlyphs } from './glyphs.js';
import { createKeyboard } from './keyboard.js';
import { createLater } from './later.js';
import { createMirror } from './mirror.js';
import { createNotices } from './notices.js';
import { hideRefused, showNewer, showOvertaken, showRefused } from './other_tabs.js';
import { createPointer, cursorCss } from './pointer.js';
import { printing } from './printing.js';
import { makeProgram } from './program.js';
import { createProof } from './prove.js';
import { createRoute } from './route.js';
import { canSeal } from './sealed.js';
import { saveFile } from './save_file.js';
import { createSpeech } from './speech.js';
import { createStorage } from './storage.js';
import { createTabs } from './tabs.js';
import { coarsePointer, followPreferences, prefersDark, reducedMotion, setPalette } from './theme.js';
import { FILE_TROUBLES, FileTrouble } from './trouble.js';
import { createUpdates } from './update.js';
import { wrapped } from './wrapping.js';
import { zones } from './zones.js';

const loader = window.counterbellLoader;
const byId = (id) => document.getElementById(id);

/** So long a shop may be in opening before it is shown how far it is. */
const UNSEEN_MS = 1000;

let program = null; // once it is made
let framesBefore = Infinity; // drawn until what the device keeps was read, or could not be

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

const frames = createFrames((seconds, mayPutOff) => {
  const { width, height, density } = canvas.size;
  program.call('frame', width, height, density, seconds);
  if (storage.hurry() && mayPutOff) return false;
  program.call('show');
  return true;
}, () => {
  following.catchUp();
  background.begin();
});
const background = createBackground(() => program.call('work') !== 0, () => program && frames.idle && !frames.held);

const canvas = createCanvas(byId('canvas'), {
  resized: () => frames.now(),
  lost: () => frames.hold(),
  restored() {
    program.call('context_restored');
    frames.release();
  },
});

// What people do waits at the gate until this tab has the turn to write, and is met a frame at a time when it comes late.
const gate = createGate(
  () => tabs.want(),
  () => frames.now(),
);

const mirror = createMirror(byId('mirror'), (kind, id, { text = '', edit = 0, choice = -1, visible = false } = {}) => {
  following.catchUp();
  gate.pass(() => {
    tellWith([text], 'event', kind, id, edit, choice, visible);
    if (kind === KIND.activate || kind === KIND.submit) frames.press(); // what it saves is on its way at once
  });
});
const following = createFollowing((json) => {
  mirror.update(JSON.parse(json));
  route.guard(mirror.hasDialog());
});
const speech = createSpeech(byId('polite'), byId('assertive'), mirror.says);

const later = createLater(() => tell('environment_changed'));

const storage = createStorage({
  saved(tickets) {
    for (const ticket of tickets) tell('saved', ticket);
    frames.now(); // somebody waits for the number
  },
  notSaved: (ticket, why) => tellWith([why], 'not_saved', ticket),
  changed: () => tell('environment_changed'),
  trouble: (why) => tellWith([why], 'storage_trouble'),
  erased: () => location.reload(),
  overtaken: () => overtaken(),
  wish: () => tabs.want(),
  restedMs: () => frames.restedMs,
  post: (message) => tabs.post(message),
  begin: (segments) => program.call('begin', segments),
  segment: (bytes) => keep('kept_segment', bytes),
  row: (bytes) => keep('kept_row', bytes),
  image: {
    begin: (index) => program.call('image_begin', ...program.put(index)) !== 0,
    block: (bytes) => program.call('image_block', ...program.put(bytes)) !== 0,
    end: () => program.call('image_end') !== 0,
    next() {
      const key = program.call('image_make');
      return key ? { key, bytes: imagePart() } : null;
    },
    index() {
      program.call('image_index');
      return imagePart();
    },
    forget: () => program.call('image_forget'),
  },
  linesCame: () => tell('lines_came') !== 0,
  again: () => location.reload(),
  text: (store, name, text) => keep(store === 'meta' ? 'restore_setting' : 'restore_draft', name, text),
  rowsCame: () => tell('kept_elsewhere'),
  textsCame,
  pack: packSegments,
  packAll: () => takeFolded(program.call('fold_everything')),
  blankSegment: (ticket, bytes) => blank('blank_segment', ticket, bytes),
  blankRow: (ticket, bytes) => blank('blank_row', ticket, bytes),
});

const tabs = createTabs({
  async take() {
    await (hearing = hearing.then(storage.take)); // after what was told before
    hideRefused();
    gate.open();
  },
  handOver,
  given: () => gate.waiting && tabs.want(),
  refused: showRefused,
  overtaken: () => overtaken(),
  received: (message) => void (hearing = hearing.then(() => storage.received(message))),
  newer: stopForNewer,
});
/** What other tabs tell is taken in its order. */
let hearing = Promise.resolve();

const files = createFiles({
  chosen: (request, handle, size, name) => gate.pass(() => tellWith([name], 'file_chosen', request, handle, size)),
  dropped: (handle, size, name) => gate.pass(() => tellWith([name], 'file_dropped', handle, size)),
  piece: (request, bytes, read, sealed) => gate.pass(() => tellWith([bytes], 'file_piece', request, read, sealed)),
  failed: (request, { kind, message }, sealed) => tellWith([message], 'file_failed', request, FILE_TROUBLES.indexOf(kind), sealed),
});

const folder = createFolder({
  changed: (access, sealed, name) => tellWith([name], 'folder_changed', access, sealed),
  // Not drawn for: nine looks in ten bring nothing. The program asks for frames when there is something to show.
  listed: (request, names) => program.call('folder_listed', request, ...program.put(names.map((name) => `${name}\0`).join(''))),
  notListed: (request, why) => tellWith([why], 'folder_not_listed', request),
  done: (request) => tell('file_saved', request),
  failed: (request, why) => tellWith([why], 'file_not_saved', request),
  look: () => tabs.held && gate.pass(() => program.call('folder_look')),
  keep: files.later,
});

const route = createRoute({
  opened: (to) => tellWith([to], 'route_changed'),
  closeTop: () => tell('back') !== 0,
});

const proof = createProof((state, shops, steps, changes, took, words) =>
  tellWith([words], 'proof', state, shops, steps, changes, took),
);
const notices = createNotices({
  changed: () => tell('environment_changed'),
  opened: (to) => (location.hash = `#${encodeURI(to)}`),
});
const updates = createUpdates(() => tell('environment_changed'));
const glyphs = createGlyphs();

/** Segments of these lines; null when the segment given is damaged. */
function packSegments(segment, rows) {
  if (segment && !program.call('fold_segment', ...program.put(segment))) return null;
  for (const row of rows) program.call('fold_row', ...program.put(row));
  return takeFolded(program.call('fold'));
}

function takeFolded(count) {
  const segments = Array.from({ length: count }, (_, i) => program.bytes(program.call('folded', i), program.call('folded_size', i)));
  program.call('fold_done');
  mustLive(); // or what it gave is not to be relied on
  return segments;
}

/** What is to be kept of a segment or row after the erasure with this ticket; null when nothing changes. */
function blank(name, ticket, bytes) {
  const size = program.call(name, ticket, ...program.put(bytes));
  mustLive();
  return size > 0 ? program.bytes(program.call('blanked'), size) : null;
}

function imagePart() {
  const bytes = program.bytes(program.call('image_part'), program.call('image_part_size'));
  mustLive();
  return bytes;
}

function mustLive() {
  if (program.dead) throw new Error('the program has stopped');
}

/** Hands something that was kept to the program, which shows it when told that all is there. */
function keep(name, ...parts) {
  program.call(name, ...program.put(...parts));
}

/** Settings or drafts set in another tab are here. Who this device is, and who is signed in, is begun afresh. */
function textsCame(names) {
  if (names.includes('profile') || names.includes('signed_in')) location.reload();
  else tell('texts_changed_elsewhere');
}

/** Another tab needs the turn: meets and saves everything done here so far. */
async function handOver() {
  if (program.dead) return (await storage.giveUp()) ? 'given' : 'stuck';
  if (program.call('busy')) return 'busy';
  gate.close();
  frames.meet();
  if (program.call('busy') || frames.held) {
    gate.open();
    return 'busy';
  }
  if (await storage.giveUp()) return 'given';
  gate.open();
  return 'stuck';
}

/** Another tab took the turn by force. */
function overtaken() {
  if (storage.isClosed) return;
  gate.close();
  frames.hold();
  const unsaved = storage.unsaved();
  storage.close();
  tabs.stop();
  showOvertaken(unsaved);
}

/** A newer build that keeps data otherwise has come to be open in another tab: this one ends its work. */
async function stopForNewer() {
  gate.close();
  frames.meet();
  frames.hold();
  if (tabs.held) await storage.giveUp();
  const unsaved = storage.unsaved();
  storage.close();
  tabs.stop();
  showNewer(unsaved);
}

/** What shell/browser/bridge.js forwards the program's calls to. */
const page = {
  context: canvas.context,
  later,
  wake: (count) => frames.wake(count),
  wakeAt: (at) => frames.wakeAt(at),
  setCursor: (shape) => canvas.setCursor(cursorCss(shape)),
  setPalette,
  mirror: following.follow,
  announce(...said) {
    following.catchUp();
    speech.say(...said);
  },
  focus(id) {
    following.catchUp();
    mirror.focus(id);
  },
  zones,
  setRoute: route.set,
  goBack: route.back,
  mayWrite: () => tabs.held && !gate.waiting,
  notices,
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
  async print(request, sheet) {
    try {
      await printing(sheet);
      tell('file_saved', request);
    } catch (error) {
      tellWith([error.message], 'file_not_saved', request);
    }
  },
  folder,
  append: storage.append,
  eraseRecords: storage.eraseRecords,
  retrySaving: storage.retry,
  saveRescue: () => loader.saveEverything(storage.unsaved()),
  keepSetting: (key, value) => storage.keep('meta', key, value),
  keepDraft: (form, text) => storage.keep('drafts', form, text),
  storageFigures: storage.figures,
  frameTimes: frames.newest,
  framesDrawn: () => frames.drawn,
  async eraseDevice() {
    try {
      await folder.erase();
      await storage.erase();
    } catch (error) {
      frames.hold();
      loader.failed('This device is not erased yet', error.message);
      return;
    }
    location.replace(location.pathname);
    location.reload();
  },
  beginProof: proof.begin,
  cancelProof: proof.cancel,
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

async function crashed(error) {
  frames.hold();
  gate.close();
  storage.programStopped();
  showCrash(error, storage.unsaved);
  if (await storage.giveUp()) tabs.stop(); // the other tabs can go on
}

function followPeople() {
  createPointer(
    byId('canvas'),
    {
      moved: (x, y, finger) => gate.look(() => tell('pointer_moved', x, y, finger)),
      pressed(down) {
        following.catchUp();
        gate.pass(() => tell('pointer_pressed', 0, down));
      },
      left: () => gate.look(() => tell('pointer_left')),
      scrolled: (x, y, dx, dy) => {
        // The text of a field being edited goes along with the drawing; a search stands still.
        if (!document.activeElement.matches('#mirror :is(textarea, input:not([type=search]))')) following.scrolled();
        gate.look(() => tell('scrolled', x, y, dx, dy));
      },
      context: (x, y) => gate.pass(() => tell('context_wanted', x, y)),
    },
    mirror.isField,
  );
  createKeyboard(
    {
      key(named, sign, held) {
        following.catchUp();
        gate.pass(() => {
          tell('key_pressed', named, sign, held);
          frames.press(); // what it saves is on its way at once
        });
      },
      fieldKey: mirror.fieldKey,
      elementKey: mirror.elementKey,
    },
    mirror.isField,
  );
  // What people do next meets the screen that their press has left.
  for (const type of ['keydown', 'pointerdown']) addEventListener(type, frames.catchUp, true);
  addEventListener('focus', () => {
    tell('page_focused', true);
    tabs.want(); // before the first key
  });
  addEventListener('blur', () => tell('page_focused', false));
  document.addEventListener('visibilitychange', () => document.hidden || tabs.want());
  document.addEventListener('freeze', () => tabs.rest());
  addEventListener('pagehide', (event) => event.persisted && tabs.stop());
  followPreferences(() => tell('environment_changed'));
  addEventListener('beforeunload', (event) => {
    if (storage.unsaved().length > 0) event.preventDefault(); // the browser asks whether to leave
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload(); // put away and taken out again: another tab may have worked since
  });
}

/** Gives the program what this device keeps, and the word to begin. */
async function start(opened, hasTurn) {
  try {
    await opened;
    const { lostShop, lacksChanges } = await storage.start(hasTurn);
    program.call('start', lacksChanges, ...program.put(lostShop));
    tabs.begin();
    if (hasTurn) gate.open();
    else if (!document.hidden) tabs.want();
  } catch (error) {
    program.call('start_with_trouble', ...program.put(error.message));
    tabs.stop(); // another tab may fare better
    gate.open();
  }
  program.call('route_changed', ...program.put(route.current));
}

async function main() {
  const instantiate = loadProgram('wasm');
  const fonts = loadFonts();
  fonts.catch(() => {}); // told when it is waited for, like the others
  const claimed = tabs.claim();
  const opened = storage.open();
  opened.catch(() => {});

  const made = await makeProgram(page, instantiate, later, crashed);
  if (areInPage) await later.fetch();
  const [regular, semibold, icons] = await fonts;
  made.call('fonts', ...made.put(regular, semibold, icons));
  program = made;
  loader.started();
  frames.hold();
  const opening = start(opened, await claimed);
  // The browser needs about as long before it can draw at all, and lets nothing else go on while it is asked to.
  await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, UNSEEN_MS))]);
  if (!made.dead && !made.call('connect')) {
    loader.failed('This browser cannot draw Counterbell', 'It needs WebGL 2. Turn on hardware acceleration in the settings of the browser, or use a current Firefox, Chrome, Edge or Safari.');
    return;
  }
  frames.release();
  canvas.start(); // a large shop is long in opening, which shows
  await opening;
  framesBefore = frames.drawn;
  frames.settled().then(later.fetch);
  followPeople();
  folder.begin();
  storage.readLater();
}

/** For tests: how many frames were drawn, none before the shop is open, and when nothing is going on any more. */
window.counterbell = {
  get frames() {
    return Math.max(0, frames.drawn - framesBefore);
  },
  /** What is still going on. */
  get busy() {
    return Object.entries({ opening: framesBefore === Infinity, drawing: !frames.idle, preparing: !background.idle, saving: !storage.idle, reading: storage.isReadingLater, asking: tabs.settling })
      .filter(([, isBusy]) => isBusy)
      .map(([name]) => name);
  },
  /** The log is being folded, which nobody waits for. */
  get folding() {
    return storage.isFolding;
  },
  async idle() {
    do {
      await frames.settled();
      await storage.settled();
      await new Promise((resolve) => setTimeout(resolve));
    } while (this.busy.length > 0);
  },
};

main().catch((error) => {
  console.error(error);
  loader.failed('Counterbell could not be loaded', `${error.message}. Check the connection, then try again. What this device keeps is untouched.`);
});
