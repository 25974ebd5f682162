import path from 'node:path';

/** The folder of this copy of Yuhe. */
export const PROJECT = path.resolve(__dirname, '../..');

/**
 * What the embedded system keeps between two starts; deleting it is a fresh beginning. YUHE_GROUND names another
 * folder, for a second system from the same copy: each has its own data, lock and ports.
 */
export const GROUND = path.resolve(process.env.YUHE_GROUND || path.join(PROJECT, '.yuhe'));

/** Engine binaries that were fetched once, for all systems of this copy. */
export const BINARIES = path.join(PROJECT, '.yuhe', 'bin');
