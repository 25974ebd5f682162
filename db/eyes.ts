import { AsyncLocalStorage } from 'node:async_hooks';
import { reachOf, type Reach } from '../shared/case/access';
import type { Actor } from '../shared/case/actor';
import { mailboxesOf } from './mailboxes';

/** Whose eyes a statement reads with, as PostgreSQL is told (db/migrations/0210_row_security.sql). */
export type Eyes = {
  readonly role: 'yuhe_concerned' | 'yuhe_everything';
  readonly marks: readonly string[];
  readonly cases: readonly string[];
  readonly mailboxes: readonly string[];
};

const current = new AsyncLocalStorage<Eyes>();
const EVERYTHING: Eyes = { role: 'yuhe_everything', marks: [], cases: [], mailboxes: [] };

/** Whatever the work asks the database, it finds what this person may see, and nothing else. */
export const seenBy = <T>(actor: Actor, work: () => T): T => current.run(eyesOf(actor), work);

/** Whatever the work asks the database, it finds the cases within this reach: what a body was granted, for example. */
export const seenWithin = <T>(reach: Reach, work: () => T): T => current.run(withReach(reach), work);

/**
 * For what the installation does of its own accord, and for no person: messages of partners, housekeeping, looking for
 * duplicates. Whoever answers a person with what was found so sees to it that the person may know it.
 */
export const byItself = <T>(work: () => T): T => current.run(EVERYTHING, work);

/**
 * For what belongs to no case, and is found by nobody's reach: keys of requests and their answers. No case is found, and
 * the statement goes out by itself, without the transaction that eyes need.
 */
export const withoutEyes = <T>(work: () => T): T => current.exit(work);

/** The eyes with which this very code reads; undefined before it is known who asks, and then no case is found. */
export const currentEyes = (): Eyes | undefined => current.getStore();

function eyesOf(actor: Actor): Eyes {
  return { ...withReach(reachOf(actor)), mailboxes: mailboxesOf(actor) };
}

function withReach(reach: Reach): Eyes {
  switch (reach.kind) {
    case 'all':
      return EVERYTHING;
    case 'own':
      return { ...EVERYTHING, role: 'yuhe_concerned', cases: reach.caseNos };
    case 'concerned':
      return { ...EVERYTHING, role: 'yuhe_concerned', marks: reach.marks };
  }
}
