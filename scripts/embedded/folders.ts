import path from 'node:path';

/** The folder of this copy of Yuhe. */
export const PROJECT = path.resolve(__dirname, '../..');

/** What the embedded system keeps between two starts; deleting it is a fresh beginning. */
export const GROUND = path.join(PROJECT, '.yuhe');

/** Engine binaries that were fetched once. */
export const BINARIES = path.join(GROUND, 'bin');
