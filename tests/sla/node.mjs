// The scenarios of `counterbell sla`, judged as WebAssembly by the time zones of Node.js.
//
//   node node.mjs PATH-OF-sla_cases.mjs
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { zones } from '../../web/device/zones.js';
import { differences, makeJudge } from './cases.js';

const { default: factory } = await import(pathToFileURL(resolve(process.argv[2])));
const cases = JSON.parse(await readFile(new URL('../cli/data/sla-cases.json', import.meta.url), 'utf8'));
const judge = await makeJudge(factory, zones);

test('there are some', () => assert.ok(cases.length > 30));
for (const { name, scenario, expect } of cases) test(name, () => assert.deepEqual(differences(judge(scenario), expect), []));
