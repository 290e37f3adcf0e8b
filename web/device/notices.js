// The system's notifications, and the number on the program's icon.
const STATES = { default: 1, granted: 2, denied: 3 }; // the values of ui::Notifying

/** @param {{ changed: () => void, opened: (route: string) => void }} tell `opened` when a notification was pressed */
export function createNotices(tell) {
  const state = () => STATES[globalThis.Notification?.permission] ?? 0;
  navigator.serviceWorker?.addEventListener('message', ({ data }) => data?.opened && tell.opened(data.opened));

  return {
    notifying: state,
    ask: () => Notification.requestPermission().then(tell.changed, tell.changed),
    async show(title, body, route) {
      if (state() !== STATES.granted || (!document.hidden && document.hasFocus())) return;
      const options = { body, tag: route, data: route };
      const worker = await navigator.serviceWorker?.getRegistration().catch(() => null);
      if (worker?.active) return void worker.showNotification(title, options); // phones show only these
      const notice = new Notification(title, options);
      notice.onclick = () => {
        focus();
        tell.opened(route);
      };
    },
    /** Does nothing in browsers that cannot install pages. */
    setBadge: (count) => void navigator.setAppBadge?.(count).catch(() => {}),
  };
}
