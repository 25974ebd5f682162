import { entriesFor, factsFor } from '../../api/privacy';
import type { Role } from '../../shared/case/actor';
import { localDate } from '../../shared/law/local-date';
import { consentsOf } from '../../shared/privacy/consents';
import type { GrantField } from '../../shared/case/grant-fields';
import { consentedFields } from '../../shared/privacy/sharing';
import { aCase } from '../support/builders';
import { actorOf, faultsOf, given } from '../support/given';
import type { TestCase } from '../support/test-case';

const FIELDS: GrantField[] = ['stage', 'workers'];
const ASKED = {
  ...{ party: 'p1', body: 'BUREAU-NA', bodyName: '南岸区司法局（示例）', purpose: '申请法律援助' },
  ...{ fields: FIELDS, until: '2026-12-31' },
};
const asked = (): TestCase => aCase().does('privacy.ask-sharing', ASKED);
const agreedTo = (): TestCase => asked().does('privacy.answer-sharing', { no: 1, given: true }, 'worker');
const withdrawn = (): TestCase => agreedTo().does('privacy.withdraw-sharing', { no: 1 }, 'worker');
const shows = ({ facts }: TestCase, more: object = {}, today = localDate('2026-07-20')) =>
  consentedFields(
    facts,
    { organ: 'BUREAU-NA', purpose: '申请法律援助', fields: ['stage', 'workers', 'amountFen'], ...more },
    today,
  );

describe('a person agrees that its data are shown to a body', () => {
  test('nobody has agreed before an answer, and who says no has not', () => {
    expect(shows(asked())).toEqual([]);
    expect(shows(asked().does('privacy.answer-sharing', { no: 1, given: false }, 'worker'))).toEqual([]);
  });

  test('for that body, that purpose, those data and until that day only', () => {
    expect(shows(agreedTo())).toEqual(['stage', 'workers']);
    expect(shows(agreedTo(), { organ: 'ANOTHER' })).toEqual([]);
    expect(shows(agreedTo(), { purpose: '统计' })).toEqual([]);
    expect(shows(agreedTo(), {}, localDate('2027-01-01'))).toEqual([]);
  });

  test('and withdraws it at any time: nothing is shown from then on, and what was given stays on record', () => {
    expect(shows(withdrawn())).toEqual([]);
    expect(consentsOf(withdrawn().entries).filter(({ kind }) => kind === 'share-data')).toMatchObject([
      { party: 'p1', scope: expect.stringContaining('南岸区司法局（示例）') as string, withdrawnOn: '2026-07-06' },
    ]);
    given(withdrawn()).when('2026-07-08', 'privacy.withdraw-sharing', { no: 1 }).isRefusedFor('privacy/none-given');
  });

  test('every natural person of the case must have agreed', () => {
    const other = { id: 'p3', side: 'third-party', kind: 'natural-person', name: '杜小川' } as const;
    const base = aCase();
    const { parties } = base.facts.registration;
    const facts = { ...agreedTo().facts, registration: { ...base.facts.registration, parties: [...parties, other] } };
    expect(
      consentedFields(
        facts,
        { organ: 'BUREAU-NA', purpose: '申请法律援助', fields: ['stage'] },
        localDate('2026-07-20'),
      ),
    ).toEqual([]);
  });

  test('it answers for itself only', () => {
    given(asked())
      .when('2026-07-07', 'privacy.answer-sharing', { no: 1, given: true }, 'employer')
      .isRefusedFor('case/not-own-side');
    given(asked())
      .when('2026-07-07', 'privacy.answer-sharing', { no: 2, given: true })
      .isRefusedFor('privacy/no-such-sharing');
    given(aCase())
      .when('2026-07-07', 'privacy.ask-sharing', { ...ASKED, party: 'p9' })
      .isRefusedFor('privacy/no-such-party');
    given(aCase())
      .when('2026-07-07', 'privacy.ask-sharing', { ...ASKED, until: '2026-07-01' })
      .isRefusedFor('privacy/until-past');
  });
});

const WRONG = { party: 'p1', phone: '13900009999', reason: '换了手机号' } as const;
const requested = (): TestCase => aCase().does('privacy.request-correction', WRONG, 'worker');

describe('a person asks for a correction', () => {
  test('for itself, of something', () => {
    given(aCase())
      .when('2026-07-07', 'privacy.request-correction', WRONG, 'employer')
      .isRefusedFor('case/not-own-side');
    expect(faultsOf('privacy.request-correction', { party: 'p1', reason: '不对' })).toEqual([
      '至少填写一项更正后的内容',
    ]);
    expect(faultsOf('privacy.request-correction', { party: 'p1', bankAccount: '12x', reason: '不对' })).toHaveLength(1);
  });

  test('what is granted is a new entry, and the rest of the party stays', () => {
    const [before] = aCase().facts.registration.parties;
    const decided = requested().does('privacy.decide-correction', { no: 1, granted: true });
    expect(decided.facts.registration.parties[0]).toEqual({ ...before, phone: '13900009999' });
    expect(decided.entries.map(({ event }) => event.type).slice(-3)).toEqual([
      'privacy.correction-requested',
      'standing.party-corrected',
      'privacy.correction-decided',
    ]);
    given(decided)
      .when('2026-07-09', 'privacy.decide-correction', { no: 1, granted: true })
      .isRefusedFor('privacy/no-correction');
  });

  test('what is refused needs a reason, and changes nothing', () => {
    expect(faultsOf('privacy.decide-correction', { no: 1, granted: false })).toEqual(['不予更正的，应当写明理由']);
    const refused = requested().does('privacy.decide-correction', { no: 1, granted: false, reason: '与身份证明不符' });
    expect(refused.facts.registration.parties).toEqual(aCase().facts.registration.parties);
    expect(refused.facts.privacy?.corrections[0]?.decision).toMatchObject({ granted: false, reason: '与身份证明不符' });
  });
});

test.each<{ reader: Role; reads: boolean }>([
  { reader: 'mediator', reads: true },
  { reader: 'supervisor', reads: true },
  { reader: 'worker', reads: true },
  { reader: 'employer', reads: false },
  { reader: 'court', reads: false },
])('what a person has asked about its data: $reader reads it $reads', ({ reader, reads }) => {
  const { facts } = requested().does('privacy.ask-sharing', ASKED);
  const shown = JSON.stringify(factsFor(actorOf(reader), facts));
  expect([shown.includes('换了手机号'), shown.includes('南岸区司法局')]).toEqual([reads, reads]);
});

test('the docket tells nobody but those who handle the case what was asked', () => {
  const { entries } = requested().does('privacy.ask-sharing', ASKED);
  const shown = (reader: Role) => JSON.stringify(entriesFor(actorOf(reader), entries));
  expect(shown('mediator')).toContain('换了手机号');
  for (const reader of ['employer', 'court'] as const) {
    expect(shown(reader)).not.toContain('换了手机号');
    expect(shown(reader)).not.toContain('南岸区司法局');
  }
});
