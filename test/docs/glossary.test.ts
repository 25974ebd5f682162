import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATUTORY_PATHS } from '../../scripts/law-pages/statutory-paths';
import { ACTIONS } from '../../shared/case/actions';
import { ROLES, SIDES } from '../../shared/case/actor';
import { CLAIM_KINDS } from '../../shared/case/claims';
import { EVENT_LABELS } from '../../shared/case/docket';
import { DOORS, REFERRAL_BODIES, RISK_LEVELS, VULNERABLE_GROUPS } from '../../shared/case/form';
import { STAGES } from '../../shared/case/stage';
import { RULEBOOKS } from '../../shared/law/rulebooks/rulebooks';
import { ADVISORY_KINDS } from '../../shared/paths/advisory';
import { MARKS } from '../../shared/paths/agreement/facts';
import { ARBITRATION_OUTCOMES } from '../../shared/paths/arbitration/facts';
import { NON_ACCEPTANCE_GROUNDS } from '../../shared/law/rulings/review-eligibility';
import { CLOSING_RESULTS } from '../../shared/paths/follow-up/facts';
import { COURT_BASES } from '../../shared/paths/judicial-confirmation/facts';
import { INTERRUPTIONS } from '../../shared/paths/limitation';
import { MEDIATION_BASES, MEDIATION_OUTCOMES } from '../../shared/paths/mediation/facts';
import { AGENT_KINDS, FORUMS } from '../../shared/paths/standing/facts';

const ROOT = join(__dirname, '../..');
const glossary = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8');

type Labels = Readonly<Record<string, string | { readonly label: string }>>;

const LABELLED: Readonly<Record<string, Labels>> = {
  ROLES,
  SIDES,
  DOORS,
  CLAIM_KINDS,
  REFERRAL_BODIES,
  RISK_LEVELS,
  VULNERABLE_GROUPS,
  STAGES,
  FORUMS,
  AGENT_KINDS,
  MARKS,
  MEDIATION_BASES,
  MEDIATION_OUTCOMES,
  ARBITRATION_OUTCOMES,
  CLOSING_RESULTS,
  COURT_BASES,
  INTERRUPTIONS,
  NON_ACCEPTANCE_GROUNDS,
  ADVISORY_KINDS,
  EVENT_LABELS,
  actions: Object.fromEntries(ACTIONS.map(({ name, label }) => [name, label])),
  paths: Object.fromEntries(STATUTORY_PATHS.map(({ name, title }) => [name, title])),
  rules: Object.fromEntries(
    RULEBOOKS.flatMap((book) => Object.entries(book.rules).map(([id, { label }]) => [id, label])),
  ),
};

test.each(Object.entries(LABELLED))('everything in %s has a Chinese name of its own', (_, table) => {
  const labels = Object.values(table).map((each) => (typeof each === 'string' ? each : each.label));
  expect(labels.length).toBeGreaterThan(1);
  expect(labels.filter((label) => !/\p{Script=Han}/u.test(label) || /[a-z]/i.test(label))).toEqual([]);
  expect(new Set(labels).size).toBe(labels.length);
});

/** All source text of the parts of the house that the glossary speaks of. */
const source = ['shared', 'workflows', 'db', 'api', 'activities']
  .flatMap((part) =>
    readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|sql)$/.test(file))
      .map((file) => readFileSync(join(ROOT, part, file), 'utf8')),
  )
  .join('\n');

const rows = glossary
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
  .filter(([chinese = '']) => chinese !== '中文' && !chinese.startsWith('-'));

test('every identifier of the glossary stands in the code', () => {
  expect(rows.length).toBeGreaterThan(60);
  const identifiers = rows.flatMap(([, , named]) =>
    [...(named ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
  );
  expect(identifiers.length).toBeGreaterThanOrEqual(rows.length);
  const missing = identifiers.filter(
    (name) => !new RegExp(`(?<![\\w.-])${name.replaceAll('.', '\\.')}(?![\\w-])`).test(source),
  );
  expect(missing).toEqual([]);
});

test('every term is Chinese and English, each once', () => {
  const chinese = rows.map(([zh]) => zh ?? '');
  expect(chinese.filter((term) => !/^[\p{Script=Han}、]+$/u.test(term))).toEqual([]);
  expect(new Set(chinese).size).toBe(chinese.length);
  expect(rows.map(([, en]) => en ?? '').filter((term) => /\p{Script=Han}/u.test(term))).toEqual([]);
});
