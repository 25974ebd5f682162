import { consentsOf } from '../../shared/privacy/consents';
import { aCase, mediating, mediationApplied } from '../support/builders';
import type { TestCase } from '../support/test-case';

const consents = ({ entries }: TestCase) =>
  consentsOf(entries).map(({ kind, side, withdrawnOn }) => [kind, side, withdrawnOn !== undefined]);

describe('the ledger of consents', () => {
  test('is empty where nobody has consented to anything', () => {
    expect(consents(aCase({ eService: false, online: false }))).toEqual([]);
  });

  test('has who applies for mediation, and who agrees to it, with the entry that shows it', () => {
    expect(consents(mediationApplied())).toEqual([['mediate', 'worker', false]]);
    const both = consentsOf(mediating().entries).filter(({ kind }) => kind === 'mediate');
    expect(both.map(({ side }) => side)).toEqual(['worker', 'employer']);
    for (const { evidence } of both) expect(mediating().entries[evidence - 1]!.seq).toBe(evidence);
  });

  test('shows a consent that was withdrawn, and given anew as another', () => {
    const change = (eService: boolean) => ['standing.change-consent', { eService }] as const;
    const changed = aCase({ eService: true })
      .does(...change(false))
      .does(...change(true));
    expect(consents(changed)).toEqual([
      ['electronic-service', undefined, true],
      ['electronic-service', undefined, false],
    ]);
  });

  test('counts a consent that is repeated once', () => {
    const repeated = aCase({ eService: true }).does('standing.change-consent', { eService: true });
    expect(consents(repeated)).toHaveLength(1);
  });

  test('has each side’s consent to an extension, to its day', () => {
    const extended = mediating().does('mediation.extend', {
      ...{ until: '2026-08-15', workerAgrees: true, employerAgrees: true },
    });
    const found = consentsOf(extended.entries).filter(({ kind }) => kind === 'extend');
    expect(found.map(({ side, scope }) => [side, scope])).toEqual([
      ['worker', '延长至2026-08-15'],
      ['employer', '延长至2026-08-15'],
    ]);
  });
});
