import { CLERK, MEDIATOR, openHouse, opened, person, workerOf, type House } from './house';

let house: House;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
  for (const [name, input] of [
    ['negotiation.request', { by: 'worker', matter: '支付工资' }],
    ['negotiation.reply', { willing: true }],
    ['negotiation.record-talk', { summary: '单位愿意分期支付。' }],
    [
      'negotiation.book-room',
      { name: '第二协商室', from: '2026-08-03T09:00:00+08:00', to: '2026-08-03T10:00:00+08:00' },
    ],
  ] as const) {
    const { status, text } = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
    if (status !== 200) throw new Error(text);
  }
});
afterAll(() => house.close());

const calendar = (from: string, to: string, actor: Parameters<typeof house.get>[1] = CLERK) =>
  house.get(`/v1/session-calendar?from=${from}&to=${to}`, actor);

describe('the calendar of sessions', () => {
  test('has each meeting on its day: a talk when it was held, a room when it is booked for', async () => {
    const { body } = await calendar('2026-07-13', '2026-08-09');
    expect(body).toMatchObject({
      today: '2026-07-14',
      meetings: [
        { caseNo, kind: 'talk', on: '2026-07-14', workers: ['冉启贵'], employers: ['示例建筑劳务有限公司'] },
        { caseNo, kind: 'room', on: '2026-08-03', room: '第二协商室', from: '2026-08-03T01:00:00.000Z' },
      ],
    });
    expect((await calendar('2026-08-03', '2026-08-03')).body.meetings).toHaveLength(1);
    expect((await calendar('2026-07-15', '2026-08-02')).body.meetings).toEqual([]);
  });

  test('shows nothing of the cases of another organ, and what was talked about to nobody', async () => {
    const other = await calendar('2026-07-13', '2026-08-09', person('clerk', { organ: 'ORG-ELSEWHERE' }));
    expect(other.body.meetings).toEqual([]);
    expect((await calendar('2026-07-13', '2026-08-09')).text).not.toContain('分期');
  });

  test('is no business of the parties, and has two months at most', async () => {
    expect((await calendar('2026-07-13', '2026-08-09', workerOf(caseNo))).status).toBe(403);
    for (const [from, to] of [
      ['2026-07-13', '2026-07-12'],
      ['2026-07-01', '2026-09-30'],
    ] as const) {
      const { status, body } = await calendar(from, to);
      expect([status, body.fields[0].message]).toEqual([400, '截止日应当不早于起始日，最多相隔61日']);
    }
  });
});
