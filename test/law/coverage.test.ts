import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COVERAGE_FILE, coveragePage, usesOfRules } from '../../scripts/law-coverage';
import { UNUSED_RULES } from '../../shared/law/coverage';

test('every rule of law is applied by the code, or the reason is given why not', () => {
  const silent = [...usesOfRules()].filter(([id, files]) => files.length === 0 && !(id in UNUSED_RULES));
  expect(silent.map(([id]) => id)).toEqual([]);
});

test('no reason is left for a rule that the code has come to apply', () => {
  const applied = [...usesOfRules()].filter(([id, files]) => files.length > 0 && id in UNUSED_RULES);
  expect(applied.map(([id]) => id)).toEqual([]);
});

test('the page for lawyers is current: run `npx tsx scripts/law-coverage.ts`', () => {
  expect(readFileSync(join(__dirname, '../..', COVERAGE_FILE), 'utf8')).toBe(coveragePage());
});
