// What people type into the search field, letter by letter.
import { randomFrom } from '../browser/shop.mjs';

const keystrokes = 200;

/**
 * The field's content after each of 200 keystrokes: words of subjects and messages, surnames, two and three words together,
 * numbers, very common words, and some that nobody wrote.
 */
export function typedQueries(tickets) {
  const random = randomFrom(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const word = (text) => pick((text ?? '').split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 2)) ?? 'ring';
  const kinds = [
    (ticket) => word(ticket.subject),
    (ticket) => `${word(ticket.customer.name)} ${word(ticket.subject)}`,
    () => 'the',
    (ticket) => `${word(ticket.subject)} ${word(ticket.want)} ${word(pick(ticket.messages)?.body)}`,
    (ticket) => ticket.number,
    () => 'zyxo nothing',
    (ticket) => `${word(pick(ticket.messages)?.body)} ${word(ticket.customer.name)}`,
    (ticket) => ticket.customer.name,
  ];
  const typed = [];
  for (let i = 0; typed.length < keystrokes; i += 1) {
    const phrase = kinds[i % kinds.length](pick(tickets));
    for (let length = 1; length <= phrase.length; length += 1) {
      if (!/[\s-]$/.test(phrase.slice(0, length))) typed.push(phrase.slice(0, length));
    }
  }
  return typed.slice(0, keystrokes);
}
