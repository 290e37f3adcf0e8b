// Printing. What lays out the paper is loaded when somebody prints; the one-file form has it in the page.

import { fetchWhole } from './whole.js';

async function printer() {
  if (ONE_FILE) return import('./print.js');
  await (await fetchWhole(ASSETS.print)).arrayBuffer(); // the browser then runs what it has just kept
  return import(ASSETS.print);
}

/** Resolves when the sheet, as JSON, is with the browser's print dialog. */
export async function printing(sheet) {
  if (!window.print) throw new Error('This browser cannot print. Open this shop on a computer and print there.');
  const { printSheet } = await printer().catch(() => {
    throw new Error('What it takes to print could not be loaded. Check the connection, then press again.');
  });
  await printSheet(JSON.parse(sheet));
}
