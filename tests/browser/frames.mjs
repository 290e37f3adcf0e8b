// The work of a page's main thread, frame by frame, as Chromium's own trace has it: script, style, layout and painting.

const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'devtools.timeline.frame'];
const frameEnd = 'BeginCommitCompositorFrame';

/** What the main thread did in each frame while `work` ran, in milliseconds of processor time; none in which it did nothing. */
export const workOfFrames = async (page, work) => frames(await trace(page, work));

/**
 * The longest time that the main thread was away in one piece while `work` ran, in milliseconds of processor time: a frame that
 * somebody waits for is such a piece, or waits behind it.
 */
export async function longestTask(page, work) {
  return Math.max(0, ...tasksOf(ownOf(await trace(page, work))).map(lengthOf));
}

async function trace(page, work) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
  try {
    await work();
  } finally {
    const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await done;
    await session.detach();
  }
  return events;
}

const tasksOf = (own) => own.filter(({ name, ph }) => ph === 'X' && name === 'RunTask').sort((a, b) => a.ts - b.ts);
const lengthOf = ({ dur, tdur }) => (tdur ?? dur) / 1000;

function ownOf(events) {
  const main = mainThread(events);
  return events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
}

/** Tasks that begin after one frame is handed to the compositor and before the next one is are that next one's. */
function frames(events) {
  const own = ownOf(events);
  const ends = own.filter(({ name }) => name === frameEnd).map(({ ts }) => ts).sort((a, b) => a - b);
  const works = [];
  let frame = 0;
  for (const task of tasksOf(own)) {
    while (frame < ends.length && ends[frame] < task.ts) frame += 1;
    works[frame] = (works[frame] ?? 0) + lengthOf(task);
  }
  return works.filter((ms) => ms > 0);
}

/** The renderer's main thread that makes most frames: that of the page, not of one that lies behind. */
function mainThread(events) {
  const counts = new Map();
  for (const { name, pid, tid } of events) {
    if (name === frameEnd) counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most) throw new Error('the trace has no frames');
  const [pid, tid] = most[0].split(' ').map(Number);
  return { pid, tid };
}
