// Builds of the site that differ from the one under test, packed from the same programs.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { makeSite, readInputs } from '../../web/pack/build.mjs';
import { project } from './harness.mjs';

/**
 * The files of a build, by their names.
 * @param {(name: string, source: string) => string} change made to each script and to the page
 */
export async function packBuild(change) {
  const build = join(project, 'build');
  return (await makeSite(await readInputs({ wasm: join(build, 'wasm'), assets: join(build, 'assets') }, change))).files;
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
