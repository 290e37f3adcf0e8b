// Follows whether people look at this tab, whether the browser puts it away, and the system's preferences.
import { followPreferences } from '../screen/theme.js';

/** @param {object} parts of the page, by their names in main.js */
export function followComings({ program, storage, tabs }) {
  addEventListener('focus', () => {
    program.tell('page_focused', true);
    tabs.want(); // before the first key
  });
  addEventListener('blur', () => program.tell('page_focused', false));
  document.addEventListener('visibilitychange', () => document.hidden || tabs.want());
  document.addEventListener('freeze', () => tabs.rest());
  addEventListener('pagehide', ({ persisted }) => persisted && tabs.stop());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload(); // it was put away, and another tab may have worked meanwhile
  });
  addEventListener('beforeunload', (event) => {
    if (storage.unsaved().length > 0) event.preventDefault(); // the browser asks whether to leave
  });
  followPreferences(() => program.tell('environment_changed'));
}
