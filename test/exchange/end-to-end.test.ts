import { scheduleReconciliations } from '../../worker/schedules';
import type { Partner } from '../../shared/exchange/partners';
import { openingForm } from '../../shared/case/form';
import { localDateOf } from '../../shared/law/local-date';
import { answer, dispatch } from '../sandbox/control';
import type { Received } from '../sandbox/received';
import { eventually } from './ground';
import { closeHouse, openHouse, type House } from './house';

const closers: (() => unknown)[] = [];
let house: House;
beforeAll(async () => {
  house = await openHouse(closers);
}, 180_000);
afterAll(() => closeHouse(closers));

const today = localDateOf(Date.now());
const desk = (partner: Partner) => house.sandbox.desks[partner];

/** What a partner has of us about a case, once it is there. */
const arrived = (partner: Partner, name: string, caseNo: string, holds: (message: Received) => boolean = () => true) =>
  eventually(
    () => desk(partner).received.find((each) => each.name === name && each.content.ourCaseNo === caseNo && holds(each)),
    20_000,
  );

const state = async (id: string) => {
  const { rows } = await house.pool.query<{ state: string; outcome: { reason: string } | null; attempts: number }>(
    'select state, outcome, attempts from inbound_messages where id = $1',
    [id],
  );
  return rows[0];
};

async function agreeAndSign(caseNo: string): Promise<void> {
  await house.does(caseNo, 'mediation.record-consent', { side: 'worker', given: true });
  await house.does(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
  await house.does(caseNo, 'agreement.assess-capacity', { rating: 'high', grounds: '经营正常' });
  await house.does(caseNo, 'agreement.conclude', {
    obligations: [{ kind: 'pay', text: '一次性支付', amountFen: 9_800_000, dueOn: '2099-09-20' }],
  });
  const marks = ['worker', 'employer', 'mediator', 'organisation'] as const;
  await house.does(caseNo, 'agreement.sign', { marks: marks.map((by) => ({ by })) });
}

/** What a court that asks at its own address learns of its mandate. */
async function reportTo(court: string, mandateId: string): Promise<unknown> {
  const token = await house.issuer.sign({ id: `court-${court}`, role: 'court', organ: court }, 'result:read');
  const answer = await fetch(`${house.url}/v1/integrations/court/mandates/${encodeURIComponent(mandateId)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.json();
}

test('a court delegates, we take it, agree, report; the court closes it and confirms the agreement', async () => {
  const { id } = await dispatch(desk('court'), 0);
  const caseNo = await house.caseOf(id);
  const opened = await house.caseWhere(caseNo, () => true);
  expect(opened.mediations[0]).toMatchObject({
    basis: 'court-delegated',
    receivedOn: today,
    mandate: { from: 'court', organ: '渝0103' },
  });

  await house.does(caseNo, 'mandate.confirm', { materialsSigned: true });
  const taken = await arrived('court', 'mandate.acked', caseNo);
  expect(taken.content).toMatchObject({
    decision: 'accepted',
    materialsSignedOn: today,
    dueOn: expect.any(String),
    operation: 1,
  });

  await agreeAndSign(caseNo);
  const result = await arrived('court', 'mandate.result', caseNo);
  expect(result.content).toMatchObject({
    outcome: 'agreed',
    revision: 1,
    agreement: { terms: [{ amountFen: 9_800_000 }] },
    operation: 60,
  });
  await house.caseWhere(caseNo, (facts) => facts.mediations[0]?.mandate?.results[0]?.receipt?.decision === 'closed');
  expect(await reportTo('渝0103', String(taken.content.mandateId))).toMatchObject({
    ...{ state: 'processed', ourCaseNo: caseNo },
    decision: { decision: 'accepted', dueOn: taken.content.dueOn },
    deadlines: expect.arrayContaining([expect.objectContaining({ rule: 'court-delegated-mediation' })]),
    result: { outcome: 'agreed', revision: 1 },
  });

  await house.does(caseNo, 'confirmation.apply', {
    court: '渝0103',
    courtBasis: 'delegating-court',
    workerApplies: true,
    employerApplies: true,
  });
  const application = await arrived('court', 'confirmation.applied', caseNo);
  await house.caseWhere(caseNo, (facts) => facts.confirmations[0]?.acceptedOn);
  await answer(desk('court'), application.id, 3);
  const confirmed = await house.caseWhere(caseNo, (facts) => facts.confirmations[0]?.ruling);
  expect(confirmed.confirmations[0]?.ruling).toMatchObject({
    decision: 'confirmed',
    received: { worker: today, employer: today },
  });
});

test('a result that the court rejects is put right and sent again', async () => {
  desk('court').misbehave({ rejectedResults: 1 });
  const caseNo = await house.caseOf((await dispatch(desk('court'), 1)).id);
  await house.does(caseNo, 'mandate.confirm', { materialsSigned: true });
  await arrived('court', 'mandate.acked', caseNo);
  await house.does(caseNo, 'mediation.end', { outcome: 'refused', reason: '用人单位明确表示不接受调解' });
  const rejected = await house.caseWhere(caseNo, (facts) => facts.mediations[0]?.mandate?.results[0]?.receipt);
  expect(rejected.mediations[0]?.mandate?.results[0]?.receipt).toMatchObject({
    decision: 'rejected',
    code: 'E-DOC-0123',
    detail: expect.stringContaining('页码'),
  });

  await house.does(caseNo, 'mandate.resend-result', { correction: '补正调解终止报告页码' });
  await arrived('court', 'mandate.result', caseNo, ({ content }) => content.revision === 2);
  const closed = await house.caseWhere(caseNo, (facts) => facts.mediations[0]?.mandate?.results[1]?.receipt);
  expect(closed.mediations[0]?.mandate?.results).toMatchObject([
    { receipt: { decision: 'rejected' } },
    { revision: 2, receipt: { decision: 'closed' } },
  ]);
  expect(
    desk('court')
      .received.filter((each) => each.content.ourCaseNo === caseNo)
      .every((each) => each.arrivals === 1),
  ).toBe(true);
});

test('a court takes a mandate back that it has given, before it knows our case number', async () => {
  const mandate = await dispatch(desk('court'), 0);
  const caseNo = await house.caseOf(mandate.id);
  await desk('court').send('mandate.recalled', {
    mandateId: mandate.content.mandateId,
    reason: '当事人申请转入诉讼程序',
  });
  await house.caseWhere(caseNo, (facts) => facts.mediations[0]?.outcome?.kind === 'recalled');
  await expect(arrived('court', 'mandate.acked', caseNo)).resolves.toMatchObject({ content: { decision: 'recalled' } });
});

test('a commission entrusts, and reviews the agreement', async () => {
  const caseNo = await house.caseOf((await dispatch(desk('arbitration'), 1)).id);
  await house.does(caseNo, 'mandate.confirm', { materialsSigned: true });
  await agreeAndSign(caseNo);
  await expect(arrived('arbitration', 'mandate.result', caseNo)).resolves.toMatchObject({
    content: { outcome: 'agreed' },
  });
  await house.caseWhere(caseNo, (facts) => facts.mediations[0]?.mandate?.results[0]?.receipt?.decision === 'closed');

  const enclosed = { agreement: true, identity: true, serviceAddresses: true } as const;
  await house.does(caseNo, 'review.apply', {
    by: ['worker', 'employer'],
    commission: '渝中区仲裁委',
    package: enclosed,
  });
  const application = await arrived('arbitration', 'review.applied', caseNo);
  await house.caseWhere(caseNo, (facts) => facts.reviews[0]?.acceptedOn);
  await answer(desk('arbitration'), application.id, 2);
  await house.caseWhere(caseNo, (facts) => facts.reviews[0]?.statement?.effectiveOn);
});

test('a commission suggests mediation: its acceptance waits for the parties', async () => {
  const caseNo = await house.caseOf((await dispatch(desk('arbitration'), 0)).id);
  const suggested = await house.caseWhere(caseNo, (facts) => facts.arbitration?.suggestion);
  expect(suggested.registration.door).toBe('arbitration-commission');
  expect(suggested.mediations).toEqual([]);
});

test('a hotline dispatches an order, hears that it is signed for and handled, and calls back', async () => {
  const order = await dispatch(desk('hotline'), 0);
  const caseNo = await house.caseOf(order.id);
  await expect(arrived('hotline', 'order.signed', caseNo)).resolves.toMatchObject({ subject: order.content.orderNo });
  await house.does(caseNo, 'standing.answer-ticket', {
    orderNo: String(order.content.orderNo),
    reply: '已联系双方，进入调解',
  });
  await arrived('hotline', 'order.handled', caseNo);
  await house.caseWhere(caseNo, (facts) => facts.registration.tickets[0]?.followUps?.length);
});

test('a union refers a worker, and hears that the case is taken', async () => {
  const caseNo = await house.caseOf((await dispatch(desk('union'), 0)).id);
  await expect(arrived('union', 'case.accepted', caseNo)).resolves.toMatchObject({ content: { organ: 'ORG-YZ-CTR' } });
});

test('the comparison is due every night with every partner, however often a worker comes', async () => {
  const { client, config, taskQueue } = house;
  await scheduleReconciliations(client, config, taskQueue);
  await scheduleReconciliations(client, config, taskQueue);
  const ids = [];
  for await (const { scheduleId } of client.schedule.list()) ids.push(scheduleId);
  expect(ids.sort()).toEqual(
    ['arbitration', 'court', 'hotline', 'inspection', 'national-platform', 'union'].map(
      (name) => `reconciliation-${name}`,
    ),
  );
});

describe('whatever the line does', () => {
  test('a mandate that arrives twice, also under another id, is one case', async () => {
    desk('court').misbehave({ duplicates: 1 });
    const first = await dispatch(desk('court'), 0);
    const again = await desk('court').send('mandate.entrusted', first.content);
    expect(first.answers.map(({ status }) => status).sort()).toEqual([200, 202]);
    const caseNo = await house.caseOf(first.id);
    expect(again.answers).toMatchObject([{ status: 200, body: { status: 'KNOWN_MATTER', knownAs: first.id } }]);
    expect(await state(again.id)).toBeUndefined();
    await house.caseWhere(caseNo, () => true);
    const { rows } = await house.pool.query(
      `select 1 from case_events where seq = 1 and event -> 'form' -> 'court' ->> 'mandateId' = $1`,
      [first.content.mandateId],
    );
    expect(rows).toHaveLength(1);
  });

  test('a recall that overtakes its mandate waits for it', async () => {
    desk('court').misbehave({ reorderings: 1 });
    const mandate = await dispatch(desk('court'), 0);
    const recall = await desk('court').send('mandate.recalled', {
      mandateId: mandate.content.mandateId,
      reason: '委派有误',
    });
    const caseNo = await house.caseOf(mandate.id);
    await house.caseWhere(caseNo, (facts) => facts.mediations[0]?.outcome?.kind === 'recalled');
    await eventually(async () => (await state(recall.id))?.state === 'processed');
  });

  /** Our business acknowledgement of a message of the court's, within seconds. */
  const answered = (id: string) =>
    eventually(
      () => desk('court').received.find(({ name, content }) => name === 'message.acked' && content.messageId === id),
      15_000,
    );

  test('a receipt for a result that there is not is returned within seconds, with what the law says', async () => {
    const caseNo = await house.caseOf((await dispatch(desk('court'), 0)).id);
    const { mandateId } = (await house.caseWhere(caseNo, () => true)).mediations[0]!.mandate!;
    const receipt = { ourCaseNo: caseNo, mandateId, revision: 1, decision: 'closed' };
    const early = await desk('court').send('result.acked', receipt);
    const { content } = await answered(early.id);
    expect(content).toMatchObject({
      decision: 'returned',
      refusals: [{ code: expect.any(String), reason: expect.any(String), remedy: expect.any(String) }],
    });
    expect(await state(early.id)).toMatchObject({ state: 'refused', outcome: { reason: expect.any(String) } });
  });

  test.each([
    { why: 'a number that we have never given', number: 'CQ-2026-999999', path: 'data.ourCaseNo' },
    { why: 'a mandate that is another case’s', number: undefined, path: 'data.mandateId' },
  ])('$why is rejected within seconds, at its field', async ({ number, path }) => {
    const caseNo = await house.caseOf((await dispatch(desk('court'), 0)).id);
    const recall = { ourCaseNo: number ?? caseNo, mandateId: 'CRT-0103-OTHER', reason: '委派有误' };
    const { content } = await answered((await desk('court').send('mandate.recalled', recall)).id);
    expect(content).toMatchObject({
      decision: 'rejected',
      fields: [{ path, code: expect.any(String), hint: expect.any(String) }],
    });
  });

  test.each([
    { why: 'signed wrongly', how: { wrongSignatures: 1 } },
    { why: 'sent by a clock that is ten minutes slow', how: { skewSeconds: -600 } },
  ])('a mandate $why opens nothing', async ({ how }) => {
    desk('court').misbehave(how);
    const refused = await dispatch(desk('court'), 0);
    desk('court').behave();
    expect(refused.answers.map(({ status }) => status)).toEqual([401]);
    expect(await state(refused.id)).toBeUndefined();
  });

  test('a message whose desk dies after the act is taken up by another desk, and the act takes place once', async () => {
    await house.desk.stop();
    const dying = house.newDesk({
      open: house.counter.open,
      act: async (...act) => {
        await house.counter.act(...act);
        throw new Error('the process was killed');
      },
    });
    dying.start();
    const caseNo = await house.counter
      .open(aForm(), { id: 'clerk-1', role: 'clerk' }, 'crash')
      .then((opened) => opened.caseNo);
    await house.caseWhere(caseNo, () => true);
    // The union is told of a case that came by its door, and so may speak of it.
    await arrived('union', 'case.accepted', caseNo);
    const note = await desk('union').send('guidance.given', { ourCaseNo: caseNo, text: '工会指导意见' });
    await house.caseWhere(caseNo, (facts) => facts.standing.notes === 1);
    await dying.stop();

    await house.pool.query('update inbound_messages set due_at = now() where id = $1', [note.id]);
    const next = house.newDesk();
    next.start();
    await eventually(async () => (await state(note.id))?.state === 'processed');
    await next.stop();
    const { rows } = await house.pool.query(
      `select 1 from case_events where case_no = $1 and type = 'standing.noted'`,
      [caseNo],
    );
    expect(rows).toHaveLength(1);
  });
});

function aForm() {
  return openingForm.parse({
    ...{ door: 'union', organ: 'ORG-YZ-CTR', district: '500103', summary: '拖欠工资', officer: '丙' },
    parties: [
      { id: 'p1', side: 'worker', kind: 'natural-person', name: '甲' },
      { id: 'p2', side: 'employer', kind: 'enterprise', name: '乙公司' },
    ],
    claims: [{ no: 1, kind: 'wage-arrears', text: '支付拖欠的工资', amountFen: 1_000_000 }],
  });
}
