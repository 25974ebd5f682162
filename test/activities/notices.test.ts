import { wordNotice, type Post } from '../../activities/notices/wording';
import { NOTICE_TEMPLATES, type Notice, type Recipient } from '../../shared/case/notice';
import { deadlinesOf } from '../../shared/case/deadlines';
import type { TestCase } from '../support/test-case';
import * as cases from '../support/builders';
import { aNotice } from '../db/docket';

const POST: Post = { mails: true, training: false };
const EVERYBODY: readonly Recipient[] = ['worker', 'employer', 'mediator', 'union', 'supervisor'];

/** Cases at every well-known point. */
const POINTS: readonly (readonly [string, TestCase])[] = [
  ['just registered', cases.aCase()],
  ['collective', cases.aCollective()],
  ['negotiating', cases.negotiating()],
  ['settled', cases.settled()],
  ['settlement in default', cases.inDefault(cases.settled())],
  ['mediating', cases.mediating()],
  ['mediating for a court', cases.mediatingForCourt()],
  ['agreed', cases.agreed()],
  ['in effect', cases.inEffect()],
  ['reviewed', cases.reviewed()],
  ['confirmed', cases.confirmed()],
  ['in default', cases.inDefault()],
  ['payment order served', cases.orderServed()],
];

const worded = (notice: Notice, { facts }: TestCase, post = POST) => wordNotice(notice, facts, post);
const wordedFor = (...args: Parameters<typeof worded>) => worded(...args)[0]!;

describe('the wording of notices', () => {
  test.each(POINTS)('says all it has to say, whatever is known of the case: %s', (_, of) => {
    const deadlines = deadlinesOf(of.facts).map(({ key }) => ({ deadline: key }));
    for (const template of NOTICE_TEMPLATES) {
      for (const about of [undefined, {}, ...deadlines]) {
        for (const { subject, body } of worded(aNotice(template, EVERYBODY, about ? { about } : {}), of)) {
          expect(`${subject}\n${body}`).not.toMatch(/[{}]|undefined|null|NaN|\[object|：。|。。/);
          expect(body).toMatch(/\n依据：.*(第\d|553号).*\n案号：T2024-0001；/);
        }
      }
    }
  });

  test('every notice names its articles, the day and where to turn', () => {
    const { subject, body } = wordedFor(aNotice('case-registered', ['worker']), cases.aCase());
    expect(subject).toBe('争议登记通知（T2024-0001）');
    expect(body.split('\n')).toEqual([
      '甲（劳动者）：',
      '甲与乙公司之间的劳动人事争议已于2026年7月6日登记。请求事项：1．拖欠劳动报酬10,000.00元。',
      '首问责任人为丙，在其他单位正式接收之前，由其负责到底。',
      expect.stringMatching(/^协商、调解均以自愿为原则，不是申请仲裁的前置程序.+申请仲裁的时效期间至2027年6月30日届满/),
      '',
      expect.stringMatching(/^依据：.*第21条.*第27条/),
      '案号：T2024-0001；承办单位：ORG-1',
      '如有疑问，请联系首问责任人丙（登记单位ORG-1），也可以拨打12333咨询。',
      '2026年7月6日',
    ]);
  });

  test('what was issued is told with the page on which to read it; who sends without one says no address', () => {
    const notice = aNotice('document-issued', ['worker'], {
      about: { text: '《调解受理通知书》（南岸劳调受〔2026〕1号）' },
    });
    const page = 'https://yuhe.example/party/home';
    const { subject, body } = wordedFor(notice, cases.mediating(), { ...POST, partyPage: page });
    expect(subject).toBe('文书已经发出：《调解受理通知书》（南岸劳调受〔2026〕1号）（T2024-0001）');
    expect(body).toContain(`案件页面：${page}（`);
    expect(wordedFor(notice, cases.mediating()).body).not.toContain('http');
    const other = aNotice('mediation-accepted', ['worker']);
    expect(wordedFor(other, cases.mediating(), { ...POST, partyPage: page }).body).not.toContain('http');
  });

  test('a request to negotiate says by when to answer, and what silence means', () => {
    const { body } = wordedFor(aNotice('negotiation-requested', ['employer']), cases.negotiationRequested());
    expect(body).toContain('甲（劳动者）要求就下列事项与你方协商');
    expect(body).toContain('请最迟于2026年7月13日以口头或者书面方式作出回应。逾期不作口头或者书面回应的，视为不愿协商');
  });

  test('a request that has not been served says how the days will be counted', () => {
    const of = cases.aCase().does('negotiation.request', { by: 'worker', matter: '协商', served: false }, 'worker');
    expect(wordedFor(aNotice('negotiation-requested', ['employer']), of).body).toContain(
      '请自协商要求送达对方当事人之日起5日内',
    );
  });

  test('acceptance says who mediates and by when it is over', () => {
    const { body } = wordedFor(aNotice('mediation-accepted', ['worker']), cases.mediating());
    expect(body).toContain('调解员：己。调解应当最迟于2026年7月22日结束');
  });

  test('the ways to make an agreement binding come with their last days', () => {
    const { body } = wordedFor(aNotice('binding-routes', ['worker']), cases.inEffect());
    expect(body).toContain('共同申请仲裁审查，最迟于2026年7月29日');
    expect(body).toContain('共同申请司法确认，最迟于2026年8月13日');
  });

  test('a default names the promise that was broken', () => {
    const notice = aNotice('performance-overdue', ['employer'], { key: 'performance-overdue/1-1@2026-08-14' });
    expect(wordedFor(notice, cases.inDefault()).body).toContain('第1项10,000.00元，履行期限为2026年8月14日');
  });

  test('a settlement has other rules and other ways than a mediation agreement', () => {
    const [mediated, negotiated] = [cases.inEffect(), cases.settled()].map(
      (of) => wordedFor(aNotice('performance-notice', ['worker']), of).body,
    );
    expect(mediated).toMatch(/现将调解协议的履行事项[^]*调解仲裁法第16条/);
    expect(negotiated).toMatch(
      /现将和解协议的履行事项[^]*不能据以依调解仲裁法第十六条申请支付令|现将和解协议的履行事项[^]*和解协议不能直接申请执行/,
    );
  });

  test('a mandate that failed goes back to its court; an own mediation leaves arbitration open', () => {
    const failed = (of: TestCase) => of.does('mediation.end', { outcome: 'large-divergence', reason: '分歧较大' });
    const [own, mandated] = [cases.mediating(), cases.mediatingForCourt()].map(
      (of) => wordedFor(aNotice('mediation-failed', ['worker']), failed(of)).body,
    );
    expect(own).toContain('当事人可以依法申请劳动人事争议仲裁');
    expect(mandated).toContain('案件将退回渝0103（诉前调1号）');
  });

  test('an agreement that was not signed is no agreement', () => {
    const of = cases
      .agreed({}, cases.mediatingForCourt())
      .does('agreement.refuse-signature', { by: 'worker', reason: '反悔' });
    const { body } = wordedFor(aNotice('mediation-failed', ['worker'], { key: 'mediation-failed/agreement-1' }), of);
    expect(body).toContain(
      '没有达成生效的调解协议：达成的调解协议未经全部签署，没有生效。\n案件将退回渝0103（诉前调1号）',
    );
  });

  test('a statement that one side does not sign for is no statement', () => {
    const of = cases
      .inReview()
      .on('2026-07-20')
      .does('review.make-statement', { docNo: '仲调1号', receivedBy: ['worker'] })
      .on('2026-07-21')
      .does('review.refuse-receipt', { by: 'employer', reason: '反悔' });
    expect(wordedFor(aNotice('review-decided', ['worker']), of).body).toContain(
      '未经双方签收，不发生法律效力，理由：反悔',
    );
  });

  test('a reminder takes its words and its articles from the rule of the deadline', () => {
    const about = { deadline: 'arbitration-review-apply/1' };
    const { subject, body } = wordedFor(aNotice('deadline-ahead', ['worker'], { about }), cases.inEffect());
    expect(subject).toBe('期限将届提醒：仲裁审查申请期间（T2024-0001）');
    expect(body).toContain('仲裁审查申请期间至2026年7月29日届满，应当由劳动者、用人单位办理');
    expect(body).toContain('期限届满的后果：逾期申请的不予受理');
    expect(body).toMatch(/依据：[^\n]*第74条/);
  });

  test('of another body’s period we are told to ask, not to act', () => {
    const about = { deadline: 'arbitration-review-accept/1' };
    const { body } = wordedFor(aNotice('deadline-overdue', ['organ'], { about }), cases.reviewApplied());
    expect(body).toContain('仲裁审查受理决定期限');
    expect(wordedFor(aNotice('deadline-ahead', ['organ'], { about }), cases.reviewApplied()).body).toContain(
      '该期限由有关机关遵守',
    );
  });

  test('in training everything is marked as such', () => {
    expect(
      wordedFor(aNotice('case-registered', ['worker']), cases.aCase(), { ...POST, training: true }).subject,
    ).toMatch(/^【演练】/);
  });
});

describe('the recipients of notices', () => {
  const parties = [
    {
      id: 'p1',
      side: 'worker',
      kind: 'natural-person',
      name: '甲',
      email: 'a@example.org',
      idNo: 'CANARY-ID',
      phone: '13800000000',
      address: 'CANARY-ADDRESS',
    },
    { id: 'p3', side: 'worker', kind: 'natural-person', name: '丁', email: 'd@example.org' },
    { id: 'p2', side: 'employer', kind: 'enterprise', name: '乙公司', idNo: 'CANARY-USCC' },
  ] as const;
  const WITH_PHONE = [
    { id: 'p1', side: 'worker', kind: 'natural-person', name: '甲', phone: '13800000001' },
    { id: 'p2', side: 'employer', kind: 'enterprise', name: '乙公司' },
  ] as const;
  const to = (recipients: readonly Recipient[], form: Parameters<typeof cases.aCase>[0] = {}, post = POST) =>
    worded(aNotice('case-registered', recipients), cases.aCase({ parties: [...parties], ...form }), post).map(
      ({ recipient, mailbox, email }) => [recipient, mailbox, email],
    );

  test('every party of a side has it; the side shares one inbox', () =>
    expect(to(['worker', 'employer'])).toEqual([
      ['party/p1', 'worker:T2024-0001', undefined],
      ['party/p3', undefined, undefined],
      ['party/p2', 'employer:T2024-0001', undefined],
    ]));

  test('by e-mail only with consent to electronic service, to whoever has an address', () =>
    expect(to(['worker', 'employer'], { eService: true }).map(([, , email]) => email)).toEqual([
      'a@example.org',
      'd@example.org',
      undefined,
    ]));

  test('without a mail server nothing waits to be mailed', () =>
    expect(to(['worker'], { eService: true }, { ...POST, mails: false }).map(([, , email]) => email)).toEqual([
      undefined,
      undefined,
    ]));

  test('a text message only where there is a gateway, and only with the same consent', () => {
    const phones = (eService: boolean, texts: boolean) =>
      worded(aNotice('case-registered', ['worker']), cases.aCase({ parties: [...WITH_PHONE], eService }), {
        ...POST,
        texts,
      }).map(({ phone }) => phone);
    expect([phones(true, true), phones(false, true), phones(true, false)]).toEqual([
      ['13800000001'],
      [undefined],
      [undefined],
    ]);
  });

  test('the organ’s people have it once', () =>
    expect(to(['mediator', 'organ', 'union', 'supervisor'])).toEqual([
      ['organ', 'organ:ORG-1', undefined],
      ['union', 'union:ORG-1', undefined],
      ['supervisor', 'supervisor', undefined],
    ]));

  test('a mediator’s notices go to the one who has the case; before that, to whoever is on duty', () => {
    const notice = aNotice('mediation-accepted', ['mediator']);
    expect(wordedFor(notice, cases.mediating()).mailbox).toBe('mediator:M1');
    expect(wordedFor(notice, cases.mediationApplied()).mailbox).toBe('mediators:ORG-1');
  });

  test('nobody learns more of the other side than its name', () => {
    const of = cases.inEffect({}, cases.mediating(cases.aCase({ parties: [...parties] })));
    for (const template of NOTICE_TEMPLATES) {
      for (const { subject, body } of worded(aNotice(template, EVERYBODY), of)) {
        expect(subject + body).not.toMatch(/CANARY|13800000000|example\.org/);
      }
    }
  });

  test('offers made in mediation are told to nobody', () => {
    const of = cases
      .mediating()
      .does('mediation.propose-terms', { text: 'CANARY-OFFER' })
      .does('mediation.end', { outcome: 'large-divergence', reason: '分歧较大' });
    for (const template of NOTICE_TEMPLATES) {
      for (const { body } of worded(aNotice(template, EVERYBODY), of)) expect(body).not.toContain('CANARY');
    }
  });
});
