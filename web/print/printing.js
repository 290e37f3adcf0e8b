// Printing. What lays out the paper is loaded when somebody prints.
import { loadScript } from '../program/script.js';
import { msg } from '../program/words.js';

/** Resolves when the sheet, as JSON, is with the browser's print dialog. */
export async function printing(sheet) {
  if (!window.print) throw new Error(msg('This browser cannot print. Open this shop on a computer and print there.'));
  const { printSheet } = await (ONE_FILE ? import('./print.js') : loadScript('print')).catch(() => {
    throw new Error(msg('What it takes to print could not be loaded. Check the connection, then press again.'));
  });
  await printSheet(JSON.parse(sheet));
}
