// The language of this device: its texts are fetched before the program shows its first. English is in the program itself.
import { loadAsset } from './assets.js';

/** The setting that names it; without one it is English. src/ui/settings/language.cpp writes it. */
export const LANGUAGE = 'language';

/** What those who speak a language call it. */
function ownName(code) {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code);
  return name[0].toLocaleUpperCase(code) + name.slice(1);
}

/** @param {import('./program.js').Program} program */
export function createLanguage(program) {
  let coming = null;

  async function fetchWords(code) {
    try {
      const words = await loadAsset(`language-${code}`);
      document.documentElement.lang = code;
      return words;
    } catch (error) {
      console.warn(`The language ${code} could not be fetched, so everything is in English: ${error.message}`);
      return '';
    }
  }

  return {
    /** Begins to fetch the language that this device is set to. */
    use(code) {
      if (LANGUAGES.includes(code)) coming = fetchWords(code);
    },
    /** Gives the program its language and the names of the others. LANGUAGES are the codes of those that this build has beside English. */
    async begin() {
      for (const code of LANGUAGES) program.give([code, ownName(code)], 'language');
      if (coming) program.give([await coming], 'words');
    },
  };
}
