import { THE_CLOCK, type Actor } from '../../shared/case/actor';
import { sealed, type Entry } from '../../shared/case/entry';
import { endOfDay, localDate } from '../../shared/law/local-date';
import { mediating } from '../support/builders';
import type { AfterOpening } from '../support/given';
import type { Told } from './book';
import { acts } from './checks/acts';
import { lapses } from './checks/lapses';
import type { Evidence } from './evidence';

// The checks of a storm are worth something only if they find what they look for.

const MEDIATING = mediating().entries;
const DAY = localDate('2026-07-22');
const MIDNIGHT = endOfDay(DAY);
const SECOND = 1_000;
const HOUR = 3_600_000;
const MEDIATOR: Actor = { id: 'mediator-1', role: 'mediator' };
const LAPSED: AfterOpening = { type: 'mediation.lapsed' };
const NOTED: AfterOpening = { type: 'standing.noted', text: '电话联系' };

type Line = readonly [at: number, event: AfterOpening, by?: Actor, on?: string];

/** The docket of a mediation that must be over by Wednesday 2026-07-22, and these lines after it. */
function docket(...lines: readonly Line[]): Entry[] {
  return lines.reduce<Entry[]>(
    (entries, [at, event, by = THE_CLOCK, on = DAY]) => {
      const seq = entries.length + 1;
      const line = {
        seq,
        at: new Date(at).toISOString(),
        on: localDate(on),
        by,
        key: `${by.id}/${seq}`,
        event,
        previous: entries.at(-1)?.hash ?? '',
      };
      return [...entries, sealed('T2024-0001', line)];
    },
    [...MEDIATING],
  );
}

function evidence(entries: readonly Entry[], told: readonly Told[] = [], at = MIDNIGHT + HOUR): Evidence {
  const dockets = [{ caseNo: 'T2024-0001', entries, shiftMs: 0, view: undefined }];
  const inbound = { query: () => Promise.resolve({ rows: [] }) };
  return {
    dockets,
    at,
    outages: { firstCalm: (due: number) => due },
    book: { told },
    pool: inbound,
  } as unknown as Evidence;
}

test.each<[string, Line[], RegExp[]]>([
  ['a lapse in time', [[MIDNIGHT + SECOND, LAPSED]], []],
  ['a lapse that nobody recorded', [], [/is not recorded/]],
  ['a lapse under another day', [[MIDNIGHT + SECOND, LAPSED, THE_CLOCK, '2026-07-23']], [/recorded and not due/]],
  ['a lapse before its time', [[MIDNIGHT - SECOND, LAPSED]], [/recorded and not due/]],
  [
    'a lapse twice',
    [
      [MIDNIGHT + SECOND, LAPSED],
      [MIDNIGHT + 2 * SECOND, LAPSED],
    ],
    [/recorded and not due/],
  ],
  ['a lapse an hour late', [[MIDNIGHT + HOUR, LAPSED]], [/too late/]],
  [
    'an act that overtakes a lapse',
    [
      [MIDNIGHT + 5 * SECOND, NOTED, MEDIATOR],
      [MIDNIGHT + 6 * SECOND, LAPSED],
    ],
    [/overtook/],
  ],
])('%s', async (_, lines, expected) => {
  const found = await lapses(evidence(docket(...lines)));
  expect(found).toEqual(expected.map((pattern): unknown => expect.stringMatching(pattern)));
});

const NOTE: Line = [MIDNIGHT - HOUR, NOTED, MEDIATOR];
const ANSWERED = docket(NOTE);
const note = ANSWERED.at(-1);
const KEY = note?.key ?? '';
const done: Told = {
  key: KEY,
  caseNo: 'T2024-0001',
  what: 'note',
  outcome: 'done',
  entries: [{ seq: note?.seq ?? 0, hash: note?.hash ?? '' }],
};
const refused: Told = { key: KEY, caseNo: 'T2024-0001', what: 'note', outcome: 'refused', status: 409, type: '' };
/** The lines of the mediation itself were told to somebody, too. */
const before = [...new Set(MEDIATING.map(({ key }) => key))].map((key): Told => ({
  key,
  caseNo: 'T2024-0001',
  what: 'before',
  outcome: 'done',
  entries: [],
}));

test.each<[string, readonly Entry[], readonly Told[], RegExp[]]>([
  ['an act that was answered and stands in the docket', ANSWERED, [done], []],
  ['an act that was answered and is lost', MEDIATING, [done], [/the ledger has nothing/]],
  [
    'an act that was done twice',
    [
      ...ANSWERED,
      ...docket(NOTE, NOTE)
        .slice(-1)
        .map((entry) => ({ ...entry, key: KEY })),
    ],
    [done],
    [/was answered as/],
  ],
  ['an act that was refused and done', ANSWERED, [refused], [/was refused/]],
  ['an act of which nobody was told', ANSWERED, [], [/nobody was told/]],
])('%s', async (_, entries, told, expected) => {
  const found = await acts(evidence(entries, [...before, ...told]));
  expect(found).toEqual(expected.map((pattern): unknown => expect.stringMatching(pattern)));
});
