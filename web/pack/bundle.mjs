// How packing calls esbuild.
import { resolve } from 'node:path';

import { build } from 'esbuild';

/**
 * One module with everything it imports.
 * @param {string} entry
 * @param {string} programs the folder of the programs' glue, which 'counterbell_web' and 'counterbell_prover' stand for
 * @param {Record<string, unknown>} constants put in where their names stand
 * @param {'esm' | 'iife'} format the latter for scripts that are no modules
 */
export async function bundle(entry, programs, constants, format = 'esm') {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format,
    target: ['es2022'],
    charset: 'utf8',
    alias: Object.fromEntries(['counterbell_web', 'counterbell_prover'].map((name) => [name, resolve(programs, `${name}.mjs`)])),
    define: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
    logLevel: 'warning',
  });
  return Buffer.from(outputFiles[0].contents);
}

export async function minifyCss(file) {
  const { outputFiles } = await build({ entryPoints: [file], write: false, minify: true, charset: 'utf8', logLevel: 'warning' });
  return Buffer.from(outputFiles[0].contents);
}
