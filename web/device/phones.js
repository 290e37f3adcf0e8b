// Telephone numbers by the numbering plans of their countries. This comes with the later part of the program.
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json';

/**
 * A number as it is dialled from abroad and inside of its country, in digits, with a space between; '' for what is none.
 * @param {string} text as typed @param {string} country where it is dialled: two letters, or ''
 */
export function phoneForms(text, country) {
  const options = { defaultCountry: metadata.countries[country] ? country : undefined, extract: true };
  const number = parsePhoneNumberFromString(text.normalize('NFKC'), options, metadata);
  if (!number?.isPossible()) return '';
  return `${number.number.slice(1)} ${number.nationalNumber}`;
}
