// Scenarios of service levels and their answers, asked of the judge as WebAssembly. Runs in Node.js and in a browser alike.

/** What `wanted` says that is not so in `found`: a line each; what it does not mention may be anything. */
export function differences(found, wanted, place = '') {
  if (wanted === null || typeof wanted !== 'object') {
    return Object.is(found, wanted) ? [] : [`${place} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
  }
  return Object.entries(wanted).flatMap(([name, value]) => differences(found?.[name], value, `${place}/${name}`));
}

/** The judge: a scenario in, its answer out. */
export async function makeJudge(factory, zones) {
  const module = await factory({ zones });
  return (scenario) => {
    const bytes = new TextEncoder().encode(JSON.stringify(scenario));
    const at = module._malloc(bytes.length);
    module.HEAPU8.set(bytes, at);
    const answer = module._cb_judge(at, bytes.length);
    module._free(at);
    const text = new TextDecoder().decode(module.HEAPU8.slice(answer, module.HEAPU8.indexOf(0, answer)));
    return JSON.parse(text);
  };
}
