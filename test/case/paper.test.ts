import { bindingWays } from '../../shared/case/binding-ways';
import { docketLine } from '../../shared/case/docket-line';
import { pathMap } from '../../shared/case/path-map';
import type { Entry } from '../../shared/case/entry';
import type { CaseEvent } from '../../shared/case/facts';
import { localDate } from '../../shared/law/local-date';
import {
  aCase,
  agreed,
  confirmed,
  inDefault,
  inEffect,
  inReview,
  mediating,
  negotiating,
  orderApplied,
  reviewed,
} from '../support/builders';
import type { TestCase } from '../support/test-case';

const states = ({ facts, today: day }: TestCase): Record<string, string> =>
  Object.fromEntries(pathMap(facts, day).nodes.map(({ id, state }) => [id, state]));

describe('the path of a case, drawn', () => {
  test.each<[string, () => TestCase, Record<string, string>]>([
    ['registered', aCase, { registration: 'done', negotiation: 'open', mediation: 'open', agreement: 'ahead' }],
    ['negotiating', negotiating, { negotiation: 'current', performance: 'ahead' }],
    ['mediating', mediating, { negotiation: 'closed', mediation: 'current', agreement: 'open', review: 'ahead' }],
    ['agreed, unsigned', agreed, { mediation: 'done', agreement: 'current', performance: 'ahead' }],
    ['in effect', inEffect, { agreement: 'done', review: 'open', confirmation: 'open', performance: 'current' }],
    ['in review', inReview, { review: 'current', confirmation: 'closed' }],
    ['reviewed', reviewed, { review: 'done', confirmation: 'closed' }],
    ['confirmed', confirmed, { confirmation: 'done', review: 'closed' }],
    ['in default', inDefault, { performance: 'current', 'payment-order': 'open' }],
    ['payment order', orderApplied, { 'payment-order': 'current' }],
  ])('%s', (_name, build, expected) => {
    expect(states(build())).toMatchObject(expected);
  });

  test('where it is has its nearest last day, and every step its article', () => {
    const { facts, today: day } = mediating();
    const { nodes } = pathMap(facts, day);
    expect(nodes.find(({ id }) => id === 'mediation')).toMatchObject({ since: '2026-07-06', dueOn: '2026-07-22' });
    expect(nodes.filter(({ cite }) => !cite.label)).toEqual([]);
  });

  test('every way leads from a step that is drawn to another', () => {
    const { facts, today: day } = aCase();
    const { nodes, edges } = pathMap(facts, day);
    const ids = nodes.map(({ id }) => id);
    expect(edges.filter(({ from, to }) => ids.indexOf(from) >= ids.indexOf(to))).toEqual([]);
  });
});

describe('review, confirmation, neither', () => {
  test('stand side by side with the last day of each', () => {
    const { facts, today: day } = inEffect();
    expect(bindingWays(facts, day).map(({ key, dueOn, blockers }) => [key, dueOn, blockers.length])).toEqual([
      ['review', '2026-07-29', 0],
      ['confirmation', '2026-08-13', 0],
      ['neither', undefined, 0],
    ]);
  });

  test('the day after its period, review is closed with its article, confirmation is not', () => {
    const [review, confirmation] = bindingWays(inEffect().facts, localDate('2026-07-30'));
    expect(review?.blockers[0]?.cite.label).toBe('办案规则第75条');
    expect(confirmation?.blockers).toEqual([]);
  });

  test('before the agreement takes effect, each says what is missing', () => {
    const { facts, today: day } = agreed();
    for (const { blockers } of bindingWays(facts, day)) expect(blockers.length).toBeGreaterThan(0);
  });
});

describe('the docket in plain words', () => {
  const line = (event: CaseEvent) =>
    docketLine({
      seq: 2,
      at: '2026-07-14T02:00:00Z',
      on: localDate('2026-07-14'),
      by: { id: 'm', role: 'mediator', name: '向素云' },
      key: 'k',
      event,
      previous: '',
      hash: '',
    } satisfies Entry);

  test.each<[CaseEvent, string, string]>([
    [
      { type: 'mediation.consent-recorded', side: 'employer', given: true },
      '表示是否同意调解',
      '用人单位；是否同意调解：是',
    ],
    [
      { type: 'performance.paid', no: 1, amountFen: 800_000, confirmedByCreditor: false },
      '付款',
      '协议义务：1；金额：8,000.00元',
    ],
    [
      { type: 'mediation.ended', outcome: 'large-divergence', reason: '双方对加班时数分歧较大，经两次调解未能接近。' },
      '调解终结',
      '终结情形：双方分歧较大，难以达成协议；理由：双方对加班时数分歧较大，经两次调解未能接近。',
    ],
    [{ type: 'mediation.accepted' }, '受理调解申请', ''],
  ])('%j', (event, label, text) => {
    expect(line(event)).toMatchObject({ label, text, by: '向素云（调解员）' });
  });

  test('a concession under seal leaves who conceded, and nothing of what', () => {
    const { detail } = line({ type: 'standing.fact-sealed', ref: 'a1b2c3d4-0000', concededBy: 'worker' });
    expect(detail).toEqual([{ label: '妥协认可的一方', value: '劳动者' }]);
  });

  test('no line of any case says a code', () => {
    for (const build of [orderApplied, reviewed, confirmed, negotiating]) {
      for (const event of build().entries.map((entry) => entry.event)) {
        const { text, detail } = line(event);
        expect([text, ...detail.map(({ value }) => value)].join()).not.toMatch(/[a-z]{3,}|\[object/);
      }
    }
  });
});
