// The countries of the world, by their names in the browser's tables.

/** ISO 3166. */
const CODES =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW';

/** A line for each: its code, a tab, and its name in the language of the page; in the order of the names. */
export function countries() {
  const language = document.documentElement.lang;
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  const lines = CODES.match(/../g).map((code) => ({ code, name: names.of(code) }));
  lines.sort((a, b) => a.name.localeCompare(b.name, language));
  return lines.map(({ code, name }) => `${code}\t${name}`).join('\n');
}

/** Where this device probably is: by the region of its languages; '' when they have none. */
export function ownCountry() {
  const regions = navigator.languages.map((language) => new Intl.Locale(language).region);
  const region = regions.find((one) => one) ?? new Intl.Locale(navigator.language).maximize().region;
  return CODES.match(/../g).includes(region) ? region : '';
}
