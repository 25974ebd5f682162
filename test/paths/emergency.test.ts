import { evolve } from '../../shared/case/facts';
import { deadlinesOf } from '../../shared/case/deadlines';
import { localDate } from '../../shared/law/local-date';
import { aCase } from '../support/builders';
import { given } from '../support/given';

const raised = aCase().does('emergency.raise', { level: 'red', reason: '聚集' });

describe('CQ553 3, T25 — emergency joint handling', () => {
  test.each([
    { at: '2026-07-06T06:00:00.000Z', state: 'met', why: 'at the end of the two hours' },
    { at: '2026-07-06T06:00:01.000Z', state: 'late', why: 'a second later, though on the same day' },
  ])('a response $why is $state', ({ at, state }) => {
    const facts = evolve(
      raised.facts,
      { type: 'emergency.responded', by: '专班', at },
      { at, on: localDate('2026-07-06') },
    );
    expect(deadlinesOf(facts).find(({ rule }) => rule === 'emergency-first-response')).toMatchObject({
      dueAt: '2026-07-06T06:00:00.000Z',
      state,
    });
  });

  test('one alarm at a time, with one lead', () => {
    given(raised)
      .when('2026-07-06', 'emergency.raise', { level: 'red', reason: '聚集' })
      .isRefused('emergency/raised — 渝人社〔2023〕553号措施3');
    const led = raised.does('emergency.call-body', { name: '政法委', lead: true });
    given(led)
      .when('2026-07-06', 'emergency.call-body', { name: '公安', lead: true })
      .isRefused('emergency/body-called — 渝人社〔2023〕553号措施3');
    given(led).when('2026-07-06', 'emergency.call-body', { name: '公安' }).isPermitted();
  });

  test('only who was called acknowledges, once', () => {
    given(raised)
      .when('2026-07-06', 'emergency.acknowledge', { name: '公安' })
      .isRefused('emergency/body-not-called — 渝人社〔2023〕553号措施3');
    const there = raised.does('emergency.call-body', { name: '公安' }).does('emergency.acknowledge', { name: '公安' });
    given(there)
      .when('2026-07-06', 'emergency.acknowledge', { name: '公安' })
      .isRefused('emergency/body-not-called — 渝人社〔2023〕553号措施3');
  });

  test('after the stand-down nothing of it goes on, and it may be raised again', () => {
    const over = raised.does('emergency.stand-down', { reason: '已疏散' });
    given(over)
      .when('2026-07-07', 'emergency.log', { text: '…' })
      .isRefused('emergency/none — 渝人社〔2023〕553号措施3');
    given(over).when('2026-07-07', 'emergency.raise', { level: 'orange', reason: '再聚集' }).isPermitted();
  });
});
