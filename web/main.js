// The page: makes its parts and the program, connects them, and opens what this device keeps.
import { filesPort, folderPort } from './bridge/file_ports.js';
import { createPage } from './bridge/page.js';
import { storagePorts } from './bridge/storage_ports.js';
import { createNotices } from './device/notices.js';
import { createFiles } from './files/files.js';
import { createGate } from './input/gate.js';
import { createRoute } from './input/route.js';
import { createFollowing } from './mirror/following.js';
import { Mirror } from './mirror/mirror.js';
import { createSpeech } from './mirror/speech.js';
import { followComings } from './page/comings.js';
import { createPeople } from './page/people.js';
import { startProgram } from './page/start.js';
import { watchForTests } from './page/tests.js';
import { areInPage, loadProgram } from './program/assets.js';
import { createLanguage } from './program/language.js';
import { createLater } from './program/later.js';
import { createProgram } from './program/program.js';
import { createUpdates } from './program/update.js';
import { createProof } from './prove/prove.js';
import { showCrash } from './rescue/crash.js';
import { showRefused } from './rescue/other_tabs.js';
import { createBackground } from './screen/background.js';
import { createCanvas } from './screen/canvas.js';
import { loadFonts } from './screen/fonts.js';
import { Frames } from './screen/frames.js';
import { createGlyphs } from './screen/glyphs.js';
import { createStorage } from './storage/storage.js';
import { createHandingOver } from './tabs/handing_over.js';
import { createStopping } from './tabs/stopping.js';
import { createTabs } from './tabs/tabs.js';

const loader = window.counterbellLoader;
const byId = (id) => document.getElementById(id);

/** A shop that takes longer to open shows its progress. */
const UNSEEN_MS = 1000;

const changed = () => program.tell('environment_changed');
const program = createProgram({
  told: () => frames.wake(),
  crashed(error) {
    stopping.crashed();
    showCrash(error, storage.unsaved);
  },
});

const language = createLanguage(program);

const canvas = createCanvas(byId('canvas'), {
  resized: () => frames.now(),
  lost: () => frames.hold(),
  restored() {
    program.call('context_restored');
    frames.release();
  },
});
const frames = new Frames(
  (seconds, mayPutOff) => {
    const { width, height, density } = canvas.size;
    program.call('frame', width, height, density, seconds);
    if (storage.hurry() && mayPutOff) return false;
    program.call('show');
    return true;
  },
  () => {
    following.catchUp();
    background.begin();
  },
);
const background = createBackground(() => program.call('work') !== 0, () => frames.idle && !frames.held);

// What people do is held back at the gate until this tab has the turn to write. Then it is handled with a frame for each act.
const gate = createGate(() => tabs.want(), () => frames.now());
const mirror = new Mirror(
  byId('mirror'),
  (kind, id, more) => people.didToElement(kind, id, more),
  (x, y, dy) => people.scroll(x, y, dy),
);
const following = createFollowing({
  show(json) {
    mirror.update(JSON.parse(json));
    route.guard(mirror.hasDialog);
  },
  fetch: () => program.call('mirror'),
  behind: (isBehind) => byId('mirror').classList.toggle('behind', isBehind), // what is selected shows again where it stands then
});
const speech = createSpeech(byId('polite'), byId('assertive'), (text) => mirror.says(text));
const people = createPeople(byId('canvas'), { following, frames, gate, mirror, program });
const route = createRoute({
  opened: (to) => program.tellWith([to], 'route_changed'),
  closeTop: () => program.tell('back') !== 0,
});

const storage = createStorage({
  ...storagePorts(program, language, () => frames.now()),
  tabs: { wish: () => tabs.want(), post: (message) => tabs.post(message), overtaken: () => stopping.overtaken() },
  page: { restart: () => location.reload(), restedMs: () => frames.restedMs },
});
const tabs = createTabs({
  take: () => handingOver.take(),
  handOver: () => handingOver.give(),
  given: () => gate.waiting && tabs.want(),
  refused: showRefused,
  overtaken: () => stopping.overtaken(),
  received: (message) => handingOver.received(message),
  newer: () => stopping.newer(),
});
const handingOver = createHandingOver({ program, frames, gate, storage });
const stopping = createStopping({ frames, gate, storage, tabs });

const later = createLater(changed);
const files = createFiles(filesPort({ gate, program }), later.files);
const notices = createNotices({ changed, opened: (to) => (location.hash = `#${encodeURI(to)}`) });
const updates = createUpdates(changed);
const proof = createProof((state, shops, steps, changes, took, words) => program.tellWith([words], 'proof', state, shops, steps, changes, took));
const glyphs = createGlyphs();

const parts = {
  background, canvas, files, folder: null, following, frames, gate, glyphs, language, later, mirror, notices, program, proof, route, speech, storage, tabs, updates,
};
const watched = watchForTests(parts);

async function main() {
  const instantiate = loadProgram('wasm');
  const fonts = loadFonts();
  fonts.catch(() => {}); // reported where it is awaited, like the others
  const claimed = tabs.claim();
  const opened = storage.open();
  opened.catch(() => {});

  await program.make(createPage(parts), instantiate, later);
  if (areInPage) await later.fetch();
  program.begin(await fonts);
  loader.started();
  frames.hold();
  const opening = startProgram(parts, opened, await claimed);
  // The browser takes about as long to make the drawing context, and does nothing else meanwhile.
  await Promise.race([opening, new Promise((resolve) => setTimeout(resolve, UNSEEN_MS))]);
  if (!program.isDead() && !program.call('connect')) {
    loader.failed('This browser cannot draw Counterbell', 'It needs WebGL 2. Turn on hardware acceleration in the settings of the browser, or use a current Firefox, Chrome, Edge or Safari.');
    return;
  }
  frames.release();
  canvas.start(); // a large shop takes long to open, and shows its progress
  await opening;
  watched.opened();
  people.follow();
  followComings(parts);
  frames.settled().then(later.files).then(beginLater);
  storage.readLater();
}

function beginLater({ createSelecting, Folder }) {
  mirror.selectWith(createSelecting);
  parts.folder = new Folder(folderPort(parts));
  parts.folder.begin();
}

main().catch((error) => {
  console.error(error);
  loader.failed('Counterbell could not be loaded', `${error.message}. Check the connection, then try again. What this device keeps is untouched.`);
});
