// The ports of storage that the program serves. web/storage/ports.js describes them.
import { LANGUAGE } from '../program/language.js';

/** When another tab changes these settings, this one starts anew: which station this is, who is signed in, and the language. */
const BEGUN_WITH = ['profile', 'signed_in', LANGUAGE];

/**
 * @param {import('../program/program.js').Program} program
 * @param {ReturnType<import('../program/language.js').createLanguage>} language
 */
const logPort = (program, language) => ({
  begin: (segments) => program.call('begin', segments),
  text(store, name, text) {
    if (store === 'meta' && name === LANGUAGE) language.use(text);
    program.give([name, text], store === 'meta' ? 'restore_setting' : 'restore_draft');
  },
  segment: (bytes) => program.give([bytes], 'kept_segment'),
  row: (bytes) => program.give([bytes], 'kept_row'),
  rowsCame: () => program.tell('kept_elsewhere'),
  textsCame(names) {
    if (BEGUN_WITH.some((name) => names.includes(name))) location.reload();
    else program.tell('texts_changed_elsewhere');
  },
  linesCame: () => program.tell('lines_came') !== 0,
});

/** @param {import('../program/program.js').Program} program */
function snapshotPort(program) {
  const part = () => program.bytes(program.call('snapshot_part'), program.call('snapshot_part_size'));
  return {
    begin: (index) => program.give([index], 'snapshot_begin') !== 0,
    block: (bytes) => program.give([bytes], 'snapshot_block') !== 0,
    end: () => program.call('snapshot_end') !== 0,
    next() {
      const key = program.call('snapshot_make');
      return key ? { key, bytes: part() } : null;
    },
    index() {
      program.call('snapshot_index');
      return part();
    },
    forget: () => program.call('snapshot_forget'),
  };
}

/** @param {import('../program/program.js').Program} program */
function segmentsPort(program) {
  function made(count) {
    const segments = Array.from({ length: count }, (_, i) => program.bytes(program.call('folded', i), program.call('folded_size', i)));
    program.call('fold_done');
    program.mustLive();
    return segments;
  }
  function blank(name, ticket, bytes) {
    const size = program.give([bytes], name, ticket);
    program.mustLive();
    return size > 0 ? program.bytes(program.call('blanked'), size) : null;
  }
  return {
    pack(segment, rows) {
      if (segment && !program.give([segment], 'fold_segment')) return null;
      for (const row of rows) program.give([row], 'fold_row');
      return made(program.call('fold'));
    },
    packAll: () => made(program.call('fold_everything')),
    blankSegment: (ticket, bytes) => blank('blank_segment', ticket, bytes),
    blankRow: (ticket, bytes) => blank('blank_row', ticket, bytes),
  };
}

/**
 * @param {import('../program/program.js').Program} program
 * @param {ReturnType<import('../program/language.js').createLanguage>} language
 * @param {() => void} show draws a frame at once
 */
export const storagePorts = (program, language, show) => ({
  saving: {
    saved(tickets) {
      for (const ticket of tickets) program.tell('saved', ticket);
      show(); // somebody waits for the ticket's number
    },
    notSaved: (ticket, why) => program.tellWith([why], 'not_saved', ticket),
    trouble: (why) => program.tellWith([why], 'storage_trouble'),
    roomChanged: () => program.tell('environment_changed'),
  },
  log: logPort(program, language),
  snapshot: snapshotPort(program),
  segments: segmentsPort(program),
});
