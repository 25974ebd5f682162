import type { Actor } from '../../shared/case/actor';
import { CLERK, MEDIATOR, openHouse, opened, ORGAN, person, SUPERVISOR, type House } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const COURT = person('court', { id: 'court-0103', organ: '渝0103' });
let drawn = 0;
/** A mandate of its own number, registered. */
async function entrusted(more: object = {}): Promise<string> {
  drawn += 1;
  const court = {
    ...{ courtCode: '渝0103', caseNo: `(2026)渝0103诉前调${drawn}号`, mandateId: `M-${drawn}`, mode: 'delegated' },
    ...{ receivedOn: '2026-07-13', ...more },
  };
  return opened(house, { door: 'court', court });
}
const act = async (caseNo: string, name: string, input: object = {}, actor: Actor = CLERK): Promise<void> => {
  const { status, text } = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, actor);
  if (status !== 200) throw new Error(text);
};
const listed = async (query: string, actor: Actor = CLERK) =>
  (await house.get(`/v1/mandates?limit=200&${query}`, actor)).body.items as { ourCaseNo: string }[];
const of = async (caseNo: string, query = '', actor: Actor = CLERK) =>
  (await listed(query, actor)).find((each) => each.ourCaseNo === caseNo);
const sign = (caseNos: readonly string[], actor: Actor = CLERK, key?: string) =>
  house.post('/v1/mandates/sign-materials', { caseNos }, actor, key ? { key } : {});

describe('a mandate in the list', () => {
  test('waits for an answer, with its age and the days that are left for it', async () => {
    const caseNo = await entrusted();
    expect(await of(caseNo, 'state=awaiting-answer')).toMatchObject({
      ...{ state: 'awaiting-answer', stateLabel: '待接受', organ: '渝0103', ourOrgan: ORGAN, waitingDays: 1 },
      ...{ workers: ['冉启贵'], amountFen: 3_440_000, late: false, period: { rule: 'online-org-confirm' } },
    });
  });

  test('goes from hand to hand until the court has closed it', async () => {
    const caseNo = await entrusted();
    await act(caseNo, 'mandate.confirm', { materialsSigned: false });
    expect(await of(caseNo)).toMatchObject({ state: 'awaiting-materials' });
    expect(await of(caseNo)).not.toHaveProperty('period');
    await act(caseNo, 'mandate.sign-materials');
    expect(await of(caseNo)).toMatchObject({
      state: 'mediating',
      period: { rule: 'court-delegated-mediation' },
      daysLeft: 30,
    });
    await act(caseNo, 'mediation.end', { outcome: 'large-divergence', reason: '双方差距过大' });
    expect(await of(caseNo)).toMatchObject({ state: 'ended', outcomeLabel: '双方分歧较大，难以达成协议', late: false });
  });

  test('is the court’s own, the organisation’s own, and everybody’s who looks after both', async () => {
    const caseNo = await entrusted();
    expect(await of(caseNo, '', COURT)).toBeDefined();
    expect(await of(caseNo, '', person('court', { organ: '渝0105' }))).toBeUndefined();
    expect(await of(caseNo, '', person('clerk', { organ: 'ORG-X' }))).toBeUndefined();
    expect(await of(caseNo, '', SUPERVISOR)).toBeDefined();
    expect((await house.get('/v1/mandates', person('hotline'))).status).toBe(403);
  });

  test('comes page by page, the most urgent first, those without a period last', async () => {
    const organ = 'ORG-PAGES';
    const theirs = person('clerk', { organ });
    const mandate = async (simple: boolean) => {
      drawn += 1;
      const court = {
        courtCode: '渝0103',
        caseNo: `(2026)渝0103民诉前调${drawn}号`,
        mandateId: `M-${drawn}`,
        receivedOn: '2026-07-13',
      };
      const kind = simple ? { mode: 'entrusted', procedure: 'simple' } : { mode: 'delegated' };
      const { body } = await house.post('/v1/cases', { ...FORM_OF(organ), court: { ...court, ...kind } }, theirs);
      return body.case.caseNo as string;
    };
    const [late, soon, unsigned] = [await mandate(false), await mandate(true), await mandate(false)];
    await sign([late, soon], theirs);
    await act(unsigned, 'mandate.confirm', { materialsSigned: false }, theirs);
    const first = await house.get('/v1/mandates?limit=2', theirs);
    const second = await house.get(`/v1/mandates?limit=2&cursor=${first.body.next}`, theirs);
    const numbers = [...first.body.items, ...second.body.items].map((each: { ourCaseNo: string }) => each.ourCaseNo);
    expect(numbers).toEqual([soon, late, unsigned]);
    expect(second.body.next).toBeUndefined();
  });
});

/** A mandate's form for another organisation. */
const FORM_OF = (organ: string) => ({
  ...{ door: 'court', organ, district: '500108', summary: '自2026年3月起未发工资。', officer: '向素云' },
  parties: [
    { id: 'p1', side: 'worker', kind: 'natural-person', name: '冉启贵' },
    { id: 'p2', side: 'employer', kind: 'enterprise', name: '示例建筑劳务有限公司' },
  ],
  claims: [{ no: 1, kind: 'wage-arrears', text: '支付工资', amountFen: 100_000 }],
});

describe('the materials of many mandates are signed for at once', () => {
  test('each with a receipt of its own, from which its period runs; what cannot be signed for stops nobody else', async () => {
    const [fresh, confirmed, ordinary] = [await entrusted(), await entrusted(), await opened(house)];
    await act(confirmed, 'mandate.confirm', { materialsSigned: false });
    const { status, body } = await sign([fresh, confirmed, ordinary, 'CQ-2026-999999']);
    expect({ status, results: body.results }).toMatchObject({
      status: 200,
      results: [
        {
          caseNo: fresh,
          ok: true,
          mandate: { state: 'mediating', confirmedOn: '2026-07-14', materialsSignedOn: '2026-07-14' },
        },
        { caseNo: confirmed, ok: true, mandate: { state: 'mediating', daysLeft: 30, period: { dueOn: '2026-08-13' } } },
        {
          caseNo: ordinary,
          ok: false,
          detail: '没有待签收的移交材料',
          refusals: [{ code: 'mandate/no-materials-due' }],
        },
        { caseNo: 'CQ-2026-999999', ok: false },
      ],
    });
  });

  test('once, whoever asks twice with the same key; and not by another organisation', async () => {
    const caseNo = await entrusted();
    const first = await sign([caseNo], CLERK, 'sign-once-1');
    expect((await sign([caseNo], CLERK, 'sign-once-1')).body).toEqual(first.body);
    expect((await sign([caseNo])).body.results).toMatchObject([{ ok: false, detail: '没有待签收的移交材料' }]);
    const others = await sign([await entrusted()], person('mediator', { organ: 'ORG-X' }));
    expect(others.body.results).toMatchObject([{ ok: false }]);
  });
});

describe('the figures', () => {
  test('are those of the lists behind them', async () => {
    const organ = 'ORG-FIGURES';
    const clerk = person('clerk', { organ });
    const cases: string[] = [];
    for (const kind of [{ mode: 'delegated' }, { mode: 'entrusted', procedure: 'simple' }, { mode: 'delegated' }]) {
      drawn += 1;
      const court = {
        courtCode: '渝0103',
        caseNo: `(2026)渝0103诉前调${drawn}号`,
        mandateId: `M-${drawn}`,
        receivedOn: '2026-07-13',
      };
      const { body } = await house.post('/v1/cases', { ...FORM_OF(organ), court: { ...court, ...kind } }, clerk);
      cases.push(body.case.caseNo as string);
    }
    await sign(cases.slice(0, 2), clerk);
    const figures = async () => (await house.get('/v1/mandates/figures', clerk)).body;
    expect(await figures()).toMatchObject({
      states: { mediating: 2, 'awaiting-answer': 1 },
      late: 0,
      dueSoon: 1,
      ended: 0,
    });
    // Seven days for the simple procedure: on the eighth it is over, and nobody has said so yet.
    house.clock.set('2026-07-22T02:00:00Z');
    expect(await figures()).toMatchObject({ late: 2 });
    expect((await listed('late=true', clerk)).map((each) => each.ourCaseNo).sort()).toEqual(
      [cases[1], cases[2]].sort(),
    );
    house.clock.set('2026-07-14T02:00:00Z');
    expect((await listed('dueWithin=10&state=mediating', clerk)).map((each) => each.ourCaseNo)).toEqual([cases[1]]);
    await act(cases[0]!, 'mediation.end', { outcome: 'refused', reason: '单位不接受' }, person('mediator', { organ }));
    expect(await figures()).toMatchObject({ states: { mediating: 1, ended: 1 }, ended: 1, agreed: 0 });
    expect(await listed('open=false', clerk)).toEqual([]);
  });
});

test('a mediator signs as well, a court does not', async () => {
  expect((await sign([await entrusted()], MEDIATOR)).body.results).toMatchObject([{ ok: true }]);
  expect((await sign([await entrusted()], COURT)).status).toBe(403);
});
