/** Whether files can be sealed and opened here: browsers lend their cryptography to secure addresses only. */
export const canSeal = () => !!globalThis.crypto?.subtle;
