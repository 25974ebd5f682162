import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');
const page = readFileSync(path.join(ROOT, 'docs/security.md'), 'utf8');

/** The rows of the table of threats: threat, measure, test file, test. */
const THREATS = page
  .split('## Threats')[1]!
  .split('\n## ')[0]!
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat') && !line.startsWith('| ---'))
  .map((line) => line.slice(2, -2).split(' | '))
  .map(([threat = '', measure = '', held = '']) => ({
    threat: threat.trim(),
    measure: measure.trim(),
    held: held.trim(),
  }));

test('the page names threats enough to be a model', () => expect(THREATS.length).toBeGreaterThan(25));

test.each(THREATS)('against „$threat“ stands a measure, and a test that there is', ({ measure, held }) => {
  const [, file = '', name = ''] = /^`(test\/[\w./-]+)` › (.+)$/.exec(held) ?? [];
  expect(measure).not.toBe('');
  expect(existsSync(path.join(ROOT, file))).toBe(true);
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  expect(name.length).toBeGreaterThan(10);
  expect(source.includes(`'${name}'`) || source.includes(`\`${name}\``)).toBe(true);
});
