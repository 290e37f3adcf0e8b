// Builds of the site that differ from the one under test, packed from the same programs.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeOneFile, makeSite, readInputs } from '../../web/pack/build.mjs';
import { project } from './harness.mjs';

const inputs = (change) => readInputs({ wasm: join(project, 'build', 'wasm'), assets: join(project, 'build', 'assets') }, change);

/**
 * The files of a build, by their names.
 * @param {(name: string, source: string) => string} change made to each script and to the page
 */
export const packBuild = async (change) => (await makeSite(await inputs(change))).files;

/** The files of a build, and its one-file form, that have the pseudo language (assets/languages/pseudo.py) beside English. */
export async function packPseudoLanguage() {
  const words = await readFile(join(project, 'build', 'languages', 'en-XA.words'));
  const withIt = { ...(await inputs()), languages: new Map([['en-XA', words]]) };
  return { files: (await makeSite(withIt)).files, oneFile: await makeOneFile(withIt) };
}

/** A build whose page tells it apart: document.documentElement.dataset.build. */
export const namedBuild = (name) =>
  packBuild((file, source) => {
    if (file === 'index.html') return source.replace('<html', `<html data-build="${name}"`);
    return file === 'main.js' ? `${source}\n/* ${name} */` : source; // its program's files have names of their own, too
  });

/** Puts a build into a folder in the place of whatever was there. */
export async function writeBuild(folder, files) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
}
