import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Confidence } from '../../shared/law/rulebook';
import { RULEBOOKS, rulebook, rulebookFor, rule, type RuleId } from '../../shared/law/rulebooks/rulebooks';
import { localDate } from '../../shared/law/local-date';

/** The table of the legal research, from which the rulebook was written. */
type Row = {
  id: string;
  n: number | null;
  unit: 'cd' | 'wd' | 'mo' | 'yr' | 'agreed' | 'none';
  confidence: 'V' | 'V*' | 'M';
};

const rows: Row[] = JSON.parse(readFileSync(join(__dirname, 'rules.json'), 'utf8'));
const national = rulebook('national@2024-01-01');
const UNITS = { cd: 'calendar-days', wd: 'working-days', mo: 'months', yr: 'years' } as const;
const CONFIDENCE: Record<Row['confidence'], Confidence> = { V: 'verified', 'V*': 'partly-verified', M: 'from-memory' };

describe('the rulebook says what the table of the research says', () => {
  test.each(rows)('$id: $n $unit, $confidence', ({ id, n, unit, confidence }) => {
    const law = national.rules[id];
    expect(law).toBeDefined();
    expect(law!.confidence).toBe(CONFIDENCE[confidence]);
    if (n !== null) expect(law!.period).toEqual({ n, unit: UNITS[unit as keyof typeof UNITS] });
    else if (law!.period) expect(law!.note).toContain('条文');
    if (unit === 'agreed') expect(['agreed', 'lapse']).toContain(law!.kind);
  });

  test('and has no rule that the table does not have', () => {
    expect(Object.keys(national.rules).sort()).toEqual(rows.map(({ id }) => id).sort());
  });
});

describe('a number that no text gives', () => {
  test('is a duty or an external reminder with a note, in national law', () => {
    const designed = rows.filter(({ id, n }) => n === null && national.rules[id]?.period);
    expect(designed.map(({ id }) => id)).toEqual(['mediation-reject', 'arbitration-review-accept']);
    for (const { id } of designed) {
      expect(['duty', 'external']).toContain(national.rules[id]!.kind);
      expect(national.rules[id]!.note).toMatch(/未规定日数，系统按.*提示/);
    }
  });

  test('is policy with a note, in Chongqing', () => {
    const chongqing = rulebook('chongqing@2024-01-01');
    const local = Object.entries(chongqing.rules).filter(([id]) => !(id in national.rules));
    expect(local.map(([id]) => id).sort()).toEqual([
      'archive-after-closing',
      'callback',
      'emergency-first-response',
      'hotline-follow-up',
      'hotline-reply',
      'inspection-hand-over',
      'referral-acceptance',
      'unsealing-decision',
      'unsealing-look',
      'wage-arrears-rapid-response',
    ]);
    for (const [, law] of local) {
      expect(law.kind).toBe('policy');
      expect(law.note).toContain('文件');
      expect(law.cites.every(({ instrument }) => instrument === 'CQ553')).toBe(true);
    }
  });
});

describe('what every rule must say', () => {
  const all = RULEBOOKS.flatMap((book) => Object.entries(book.rules).map(([id, law]) => ({ book, id, law })));
  test.each(all)('$book.id $id', ({ book, law }) => {
    expect(law.label).not.toBe('');
    expect(law.from).not.toBe('');
    expect(law.consequence.length).toBeGreaterThan(5);
    expect(law.cites.length).toBeGreaterThan(0);
    if (law.kind === 'none') expect(law.period).toBeUndefined();
    if (law.period) expect(law.period.n).toBeGreaterThan(0);
    expect(book.reminders.byKind[law.kind]).toBeDefined();
    if (law.confidence !== 'verified') expect(law.note).toBeDefined();
  });

  test('policy is never told apart by hours alone: only policy counts hours', () => {
    expect(all.filter(({ law }) => law.period?.unit === 'hours').map(({ law }) => law.kind)).toEqual([
      'policy',
      'policy',
    ]);
  });
});

describe('which rulebook applies', () => {
  test('the newest of the region in force on the day', () => {
    expect(rulebookFor('chongqing', localDate('2024-01-01')).id).toBe('chongqing@2024-01-01');
    expect(rulebookFor('national', localDate('2026-11-24')).id).toBe('national@2024-01-01');
  });
  test('none before the first, none for a region without one, none unpublished', () => {
    expect(() => rulebookFor('chongqing', localDate('2023-12-31'))).toThrow(RangeError);
    expect(() => rulebookFor('sichuan', localDate('2025-01-01'))).toThrow(RangeError);
    expect(() => rulebook('chongqing@2023-01-01')).toThrow(RangeError);
  });
  test('a local policy is no rule of the national book', () => {
    expect(() => rule(national, 'hotline-reply')).toThrow(RangeError);
    expect(rule(rulebook('chongqing@2024-01-01'), 'hotline-reply' satisfies RuleId).kind).toBe('policy');
  });
});
