// Calls from the program about the device, and about its own parts and builds.
import { copyText } from '../device/clipboard.js';
import { zones } from '../device/zones.js';

export const forDevice = (parts) => ({
  ...forItself(parts),
  countries: () => parts.later.script?.countries() ?? '',
  ownCountry: () => parts.later.script?.ownCountry() ?? '',
  phoneForms: (text, country) => parts.later.script?.phoneForms(text, country) ?? '',
});

const forItself = ({ later, notices, proof, storage, updates }) => ({
  later,
  notices,
  zones,
  copyText,
  beginProof: proof.begin,
  cancelProof: proof.cancel,
  updateReady: () => updates.ready,
  async applyUpdate() {
    await storage.settled();
    updates.apply();
  },
  async restart() {
    await storage.settled();
    location.reload();
  },
  isSingleFile: () => !ASSETS,
});
