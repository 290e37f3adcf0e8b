// What is shown when the program has crashed, with a way to save what is kept as a file.
const { saveEverything, showNotice } = window.counterbellLoader;

/**
 * @param {unknown} error what was thrown
 * @param {() => Uint8Array[]} unsaved changes that have not reached the database
 */
export function showCrash(error, unsaved) {
  console.error(error);
  showNotice({
    title: 'Counterbell has stopped',
    text: 'Something went wrong inside the program. What was saved is safe on this device. Reload to go on; to be sure, save everything as a file first.',
    actions: [
      { label: 'Reload', run: () => location.reload() },
      { label: 'Save everything as a file', run: () => saveEverything(unsaved()) },
    ],
  });
}
