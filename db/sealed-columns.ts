import { openText, sealText, type Keyring } from '../shared/platform/keys/keyring';

// What arrives from outside is kept letter for letter: the bodies of partners' messages, for their signature, and the
// rows of files. They name people with their numbers, so their columns hold them sealed.

let records: Keyring | undefined;

/** The keys of this process for such columns: said once, when it starts, before anything is kept or read. */
export const sealColumnsWith = (keys: Keyring): void => void (records = keys);

/** A text as its column keeps it, bound to what it is about: in another row it does not open. */
export const sealedColumn = (about: string, text: string): string => sealText(ring(), about, text);

/** The text of a column; one that was kept before columns were sealed is what it is. @throws Error if it was altered. */
export const openedColumn = (about: string, kept: string): string => openText(ring(), about, kept);

function ring(): Keyring {
  if (!records) throw new Error('the keys for sealed columns have not been said: sealColumnsWith');
  return records;
}
