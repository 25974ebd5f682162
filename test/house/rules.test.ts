import { copyOfTheHouse, type Copy } from './injected';

const copies: Copy[] = [];
afterAll(() => copies.forEach((copy) => copy.remove()));

function copyOf(...parts: string[]): Copy {
  const copy = copyOfTheHouse(parts);
  copies.push(copy);
  return copy;
}

/** Wrong imports, each in a file of its own, with the rule that catches it. */
const WRONG_IMPORTS = [
  { file: 'shared/law/wrong-case.ts', code: "export { ROLES } from '../case/actor';", rule: 'shared-law-imports' },
  { file: 'shared/law/wrong-package.ts', code: "export { z } from 'zod';", rule: 'law-without-packages' },
  {
    file: 'shared/paths/wrong-node.ts',
    code: "export { readFileSync } from 'node:fs';",
    rule: 'pure-half-without-node',
  },
  { file: 'shared/case/wrong-door.ts', code: "export * from '../../api/problem';", rule: 'shared-case-imports' },
  {
    file: 'shared/case/wrong-settings.ts',
    code: "export * from '../platform/config';",
    rule: 'platform-stays-outside',
  },
  { file: 'workflows/wrong-database.ts', code: "export * from '../db/ledger';", rule: 'workflows-imports' },
  {
    file: 'workflows/wrong-effect.ts',
    code: "import * as ports from '../activities/ports';\nexport const all = ports;",
    rule: 'activities-by-type-only',
  },
  { file: 'activities/wrong-door.ts', code: "export * from '../api/problem';", rule: 'activities-imports' },
  { file: 'db/wrong-effect.ts', code: "export * from '../activities/ports';", rule: 'db-imports' },
  { file: 'db/wrong-engine.ts', code: "export { Client } from '@temporalio/client';", rule: 'client-at-the-doors' },
  { file: 'api/wrong-clerk.ts', code: "export * from '../workflows/clerk';", rule: 'api-imports' },
  { file: 'api/wrong-sql.ts', code: "export { Pool } from 'pg';", rule: 'sql-in-db' },
  { file: 'activities/wrong-http.ts', code: "export { Router } from 'express';", rule: 'http-in-api' },
  { file: 'api/wrong-engine.ts', code: "export { sleep } from '@temporalio/workflow';", rule: 'engine-in-workflows' },
  { file: 'db/wrong-entry.ts', code: "export * from '../api/main';", rule: 'nobody-imports-an-entry' },
  { file: 'db/wrong-test.ts', code: "export * from '../test/support/given';", rule: 'product-without-tests' },
  {
    file: 'db/wrong-circle',
    code: "import { there } from './wrong-circle-back';\nexport const here = () => there;",
    rule: 'no-runtime-cycles',
  },
];

test('every import against the direction of the house is caught by its rule', () => {
  const house = copyOf('shared', 'workflows', 'activities', 'db', 'api');
  for (const { file, code } of WRONG_IMPORTS) house.put(file.endsWith('.ts') ? file : `${file}.ts`, code);
  house.put('db/wrong-circle-back.ts', "import { here } from './wrong-circle';\nexport const there = () => here;");
  house.put('test/support/given.ts', 'export const given = 1;');
  const said = house.says(
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    '--preserve-symlinks',
    '--output-type',
    'err',
    '.',
  );
  const caught = WRONG_IMPORTS.filter(({ file, rule }) =>
    new RegExp(`error ${rule}: ${file.replaceAll('.', '\\.')}`).test(said),
  );
  expect(caught.map(({ rule }) => rule)).toEqual(WRONG_IMPORTS.map(({ rule }) => rule));
});

/** Wrong code, each with the words in which lint objects. */
const WRONG_CODE = [
  {
    file: 'shared/paths/wrong-time.ts',
    code: 'export const now = () => Date.now();',
    says: 'The time is an argument.',
  },
  {
    file: 'shared/law/wrong-date.ts',
    code: 'export const today = () => new Date();',
    says: 'The time is an argument.',
  },
  {
    file: 'shared/case/wrong-chance.ts',
    code: 'export const die = () => Math.random();',
    says: 'Chance does not replay.',
  },
  {
    file: 'workflows/wrong-words.ts',
    code: "export const say = () => new Intl.NumberFormat('zh').format(1);",
    says: 'What Intl answers depends on the machine.',
  },
  {
    file: 'workflows/wrong-wait.ts',
    code: 'export const wait = (then: () => void) => setTimeout(then, 1);',
    says: 'Waiting is the business of the clerk.',
  },
  {
    file: 'workflows/paths/wrong-days.ts',
    code: 'export const days = 15;',
    says: 'Numbers of the law stand in the rulebook.',
  },
  {
    file: 'workflows/paths/wrong-count.ts',
    code: "import { addDays, type LocalDate } from '../../shared/law/local-date';\nexport const next = (day: LocalDate) => addDays(day, 1);",
    says: 'A path counts no days: it names a deadline.',
  },
  {
    file: 'workflows/paths/wrong-call.ts',
    code: 'export async function path(court: { ask: () => Promise<void> }): Promise<void> {\n  await court.ask();\n}',
    says: 'A path waits through the clerk.',
  },
  {
    file: 'db/wrong-enum.ts',
    code: 'export enum Stage {\n  Open,\n}',
    says: 'A union of strings says the same and needs no import.',
  },
  { file: 'db/wrong-default.ts', code: 'const pool = 1;\nexport default pool;', says: 'What is exported has a name.' },
  { file: 'db/wrong-any.ts', code: 'export const row: any = 1;', says: 'Unexpected any.' },
  {
    file: 'api/wrong-promise.ts',
    code: 'async function keep(): Promise<void> {}\nexport function act(): void {\n  keep();\n}',
    says: 'Promises must be awaited',
  },
  {
    file: 'api/wrong-switch.ts',
    code: "export function side(of: 'worker' | 'employer'): number {\n  switch (of) {\n    case 'worker':\n      return 1;\n  }\n  return 0;\n}",
    says: 'Switch is not exhaustive.',
  },
  {
    file: 'activities/wrong-log.ts',
    code: "export const log = () => console.log('甲');",
    says: 'Unexpected console statement.',
  },
];

test('code that would not replay, or that the house does not want, is caught by lint', () => {
  const house = copyOf('shared/law');
  for (const { file, code } of WRONG_CODE) house.put(file, code);
  const said = house.says('eslint', '--format', 'json', ...WRONG_CODE.map(({ file }) => file));
  const results = JSON.parse(said) as { filePath: string; messages: { message: string }[] }[];
  const missed = WRONG_CODE.filter(({ file, says }) => {
    const result = results.find(({ filePath }) => filePath.endsWith(`/${file}`));
    return !result?.messages.some(({ message }) => message.includes(says));
  });
  expect(missed.map(({ file }) => file)).toEqual([]);
});
