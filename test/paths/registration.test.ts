import { deadlinesOf } from '../../shared/case/deadlines';
import { openingForm } from '../../shared/case/form';
import { aCase, aCollective, mediating, mediationApplied, type Form } from '../support/builders';
import { given } from '../support/given';

const REFER = { to: 'inspection', organ: '南岸监察大队', reason: '欠薪线索' } as const;

describe('the one form of the one window', () => {
  const faults = (form: Partial<Form>) => {
    const [base] = aCase().entries;
    const whole = base?.event.type === 'case.opened' ? base.event.form : {};
    return openingForm.safeParse({ ...whole, ...form }).error?.issues.map((issue) => issue.message) ?? [];
  };

  test.each([
    { form: { parties: [] }, fault: '缺少劳动者一方' },
    { form: { claims: [] }, fault: '至少有一项请求' },
    { form: { door: 'court' }, fault: '法院委派、委托调解应当填写法院和案号' },
    { form: { door: 'hotline' }, fault: '热线工单应当填写工单号' },
    { form: { door: 'arbitration-commission' }, fault: '仲裁委员会建议或者委托调解应当填写仲裁申请情况' },
    { form: { district: '50' }, fault: '应为六位行政区划代码' },
    { form: { infringedOn: '2026-02-30' }, fault: '应为真实存在的日期，格式为 YYYY-MM-DD' },
  ] as { form: Partial<Form>; fault: string }[])('$fault', ({ form, fault }) => expect(faults(form)).toContain(fault));
});

describe('ACR 29 — missing material is named all at once', () => {
  const asked = aCase().does('registration.request-materials', { items: ['考勤表', '工资条'] });
  test('once', () =>
    given(asked)
      .when('2026-07-07', 'registration.request-materials', { items: ['合同'] })
      .isRefused('registration/asked-once — 办案规则第29条'));
  test('and completed afterwards', () => {
    given(asked).when('2026-07-07', 'registration.complete-materials', {}).isPermitted();
    given(asked)
      .when('2026-07-07', 'registration.complete-materials', { on: '2026-07-05' })
      .isRefusedFor('case/before-the-step-before');
    given(aCase())
      .when('2026-07-07', 'registration.complete-materials', {})
      .isRefused('registration/nothing-missing — 办案规则第29条');
  });
});

describe('首问负责 — responsible until another body has accepted', () => {
  const referred = aCase().does('registration.refer', REFER);

  test('one referral at a time, answered within five working days', () => {
    expect(referred.deadline('referral-acceptance/1')).toMatchObject({ dueOn: '2026-07-13', kind: 'policy' });
    given(referred)
      .when('2026-07-07', 'registration.refer', { ...REFER, to: 'police' })
      .isRefused('registration/referral-pending — 渝人社〔2023〕553号措施11');
  });

  test('refused, the case stays here; accepted, it has left', () => {
    given(referred.does('registration.answer-referral', { accepted: false }))
      .when('2026-07-07', 'mediation.propose', { reason: '…' })
      .isPermitted();
    given(referred.does('registration.answer-referral', { accepted: true }))
      .when('2026-07-07', 'mediation.propose', { reason: '…' })
      .isRefused('case/closed — 协商调解规定第32条');
  });

  test('legal aid helps a party and takes nothing over', () => {
    const helped = aCase()
      .does('registration.refer', { ...REFER, to: 'legal-aid' })
      .does('registration.answer-referral', { accepted: true });
    given(helped).when('2026-07-07', 'mediation.propose', { reason: '…' }).isPermitted();
  });

  test('what goes on here ends when another body takes the case over', () => {
    const taken = mediating()
      .does('registration.refer', REFER)
      .does('registration.answer-referral', { accepted: true });
    expect(taken.facts.mediations[0]?.outcome?.kind).toBe('transferred');
    given(taken).when('2026-07-08', 'closing.close', { result: 'referred-elsewhere' }).isPermitted();
  });

  test('a case is not closed while it waits for the answer', () =>
    given(referred)
      .when('2026-07-07', 'closing.close', { result: 'guided-to-arbitration' })
      .isRefused('closing/referral-pending — 渝人社〔2023〕553号措施11'));
});

describe('not taken', () => {
  const decline = { reason: '不属于受理范围', remedies: '可以申请仲裁' };
  test('before anything has begun', () => {
    given(aCase()).when('2026-07-06', 'registration.decline', decline).isPermitted();
    given(mediationApplied())
      .when('2026-07-06', 'registration.decline', decline)
      .isRefused('registration/already-begun — 协商调解规定第22条');
  });
  test('then the case is closed as declined', () => {
    const declined = aCase().does('registration.decline', decline);
    given(declined).when('2026-07-06', 'closing.close', { result: 'declined' }).isPermitted();
    given(aCase())
      .when('2026-07-06', 'closing.close', { result: 'declined' })
      .isRefused('closing/not-referred — 渝人社〔2023〕553号措施11');
  });
});

describe('hotline orders', () => {
  const TICKET = { hotline: '12333', orderNo: 'W-1', dispatchedOn: '2026-07-03' } as const;
  const fromHotline = aCase({ door: 'hotline', ticket: TICKET });

  test('are answered within the hotline’s own limit, also after the case is closed', () => {
    expect(fromHotline.deadline('hotline-reply/W-1')).toMatchObject({ dueOn: '2026-07-10', kind: 'policy' });
    const closed = fromHotline
      .does('registration.decline', { reason: '重复', remedies: '…' })
      .does('closing.close', { result: 'declined' });
    expect(closed.deadline('hotline-reply/W-1').state).toBe('open');
    expect(
      closed.does('standing.answer-ticket', { orderNo: 'W-1', reply: '已办结' }).deadline('hotline-reply/W-1').state,
    ).toBe('met');
  });

  test('a second order joins the case, once', () => {
    given(fromHotline)
      .when('2026-07-07', 'registration.join-ticket', { ...TICKET, orderNo: 'W-2' })
      .isPermitted();
    given(fromHotline)
      .when('2026-07-07', 'registration.join-ticket', TICKET)
      .isRefused('registration/ticket-known — 渝人社〔2023〕553号措施15');
  });

  test.each([
    { form: { door: 'hotline', ticket: TICKET }, has: true, why: 'wages by hotline' },
    { form: {}, has: false, why: 'one worker at the window' },
    {
      form: { door: 'hotline', ticket: TICKET, claims: [{ no: 1, kind: 'double-wage', text: '…' }] },
      has: false,
      why: 'no wages',
    },
  ] as { form: Partial<Form>; has: boolean; why: string }[])('48 hours for $why: $has', ({ form, has }) =>
    expect(deadlinesOf(aCase(form).facts).some(({ rule }) => rule === 'wage-arrears-rapid-response')).toBe(has),
  );
});

describe('LDMAL 7, ACR 62, 63 — a collective dispute', () => {
  const elect = (...representatives: string[]) => ({ representatives, maySettle: true });
  test.each([
    { from: aCollective(), input: elect('甲', '乙', '丙'), reasons: [], why: 'three representatives' },
    {
      from: aCollective(),
      input: elect('甲', '乙'),
      reasons: ['collective/number-of-representatives — 办案规则第63条'],
      why: 'two are too few',
    },
    {
      from: aCollective({ workers: 9 }),
      input: elect('甲', '乙', '丙'),
      reasons: ['collective/not-collective — 调解仲裁法第7条'],
      why: 'nine workers are not ten',
    },
    {
      from: aCollective({ commonRequest: false }),
      input: elect('甲', '乙', '丙'),
      reasons: ['collective/not-collective — 调解仲裁法第7条'],
      why: 'no common request',
    },
    {
      from: aCase(),
      input: elect('甲', '乙', '丙'),
      reasons: ['collective/not-collective — 调解仲裁法第7条'],
      why: 'one worker',
    },
  ])('$why', ({ from, input, reasons }) =>
    given(from)
      .when('2026-07-06', 'collective.elect-representatives', input)
      .isRefused(...reasons),
  );
});
