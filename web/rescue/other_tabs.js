// What is shown when this tab has to wait for another, or has to stop for one.
const { hideNotice, saveEverything, showNotice } = window.counterbellLoader;

const reload = { label: 'Reload', run: () => location.reload() };

const WHY = {
  busy: {
    title: 'Another tab is still taking in a file',
    text: 'It hands over as soon as it is done, and what you just did is then done here.',
  },
  stuck: {
    title: 'Another tab has changes that it could not save',
    text: 'See to it there first: it says why, and lets you save them as a file. This tab goes on by itself after that.',
  },
  silent: {
    title: 'Another tab does not answer',
    text: 'It may be asleep. Look at it or close it, and this one goes on by itself; or take over now. What was told as saved there is safe.',
  },
};

let waiting = null;

/** Says why the turn to write does not come: one of the reasons above. */
export function showRefused(why, takeByForce) {
  if (waiting === why) return;
  waiting = why;
  const force = { label: 'Take over', run: takeByForce };
  showNotice({ ...WHY[why], actions: why === 'silent' ? [force] : [], below: true });
}

/** The turn has come. */
export function hideRefused() {
  if (waiting) hideNotice();
  waiting = null;
}

/** Another tab took the turn by force. This tab's `unsaved` changes must not be written any more, since they might collide with those made there. */
export function showOvertaken(unsaved) {
  const text = 'Another tab of Counterbell took over while this one did not answer.';
  if (unsaved.length === 0) {
    showNotice({ title: 'Continued in another tab', text: `${text} Everything here was saved.`, actions: [{ ...reload, label: 'Use it here' }] });
    return;
  }
  showNotice({
    title: 'Continued in another tab',
    text: `${text} What you did here last could not be saved: save it as a file to look it up, then enter it again.`,
    actions: [{ label: 'Save everything as a file', run: () => saveEverything(unsaved) }, reload],
  });
}

/** A newer build is open in another tab, and keeps data in a way that this one does not know. */
export function showNewer(unsaved) {
  const saved = unsaved.length === 0 ? 'Everything here was saved.' : 'What you did here last could not be saved.';
  const save = { label: 'Save everything as a file', run: () => saveEverything(unsaved) };
  showNotice({
    title: 'A newer Counterbell is open in another tab',
    text: `This older one has stopped, so that the two do not get in each other’s way. ${saved} Reload to use the newer one here too.`,
    actions: unsaved.length === 0 ? [reload] : [save, reload],
  });
}
