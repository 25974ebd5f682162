import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { pdfOf } from '../../api/documents/typesetter';
import { draftingBy } from '../../scripts/demo/drafting';
import { papersOf, type Paper } from '../../scripts/demo/papers';
import { playAll, Player } from '../../scripts/demo/play';
import { sampleFile } from '../../scripts/demo/sample';
import { SkippedClock } from '../../scripts/demo/skipped-clock';
import { BLANK, type Block } from '../../shared/documents/document';
import { DOCUMENT_KINDS } from '../../shared/documents/kinds';
import { Engine } from '../support/engine';
import { timeSkipping } from '../support/temporal';
import { EngineDesk } from './engine-desk';
import { textOf } from './pdf-text';
import { SPECIMENS } from './specimens';

const FILE = sampleFile.parse(
  JSON.parse(readFileSync(path.join(__dirname, '../../scripts/demo/sample-cases.json'), 'utf8')),
);

let env: TestWorkflowEnvironment;
let engine: Engine;
const papers = new Map<string, readonly Paper[]>();

beforeAll(async () => {
  env = await timeSkipping();
  engine = await Engine.start(env);
  const clock = new SkippedClock(env);
  await clock.read();
  const players = FILE.cases.map((sample) => new Player(sample, FILE, new EngineDesk(engine)));
  await playAll(players, clock, () => undefined);
  expect(players.flatMap(({ sample, faults }) => faults.map((fault) => `${sample.id} ${fault}`))).toEqual([]);
  for (const { sample, caseNo, people } of players)
    papers.set(sample.id, papersOf(engine.kept.docket(caseNo), draftingBy(people)));
}, 240_000);
afterAll(async () => {
  await engine?.stop();
  await env?.teardown();
});

/** Everything that stands in a part of the text. */
const wordsOf = (block: Block): readonly string[] =>
  block.kind === 'fields'
    ? block.rows.flatMap(({ label, value }) => [label, value])
    : block.kind === 'table'
      ? [...block.head, ...block.rows.flat()]
      : [block.text];

/** Without what the end of a line takes away or a hand writes. */
const bare = (text: string): string => text.replaceAll(/\s/g, '');
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(FILE.cases)('$id $title', ({ id, claims }) => {
  const own = (): readonly Paper[] => papers.get(id) ?? [];

  test('every paper says every field that an article demands, and nothing is left to be filled in', () => {
    expect(own().length).toBeGreaterThan(5);
    for (const { kind, model, missing } of own())
      expect([kind.name, missing.map(({ label }) => label), JSON.stringify(model).includes(BLANK)]).toEqual([
        kind.name,
        [],
        false,
      ]);
  });

  test('the PDF says, character for character and in order, what the paper says, the same bytes each time', async () => {
    for (const { model } of own()) {
      const pdf = pdfOf(model);
      expect(digest(pdfOf(model))).toBe(digest(pdf));
      const text = bare(await textOf(pdf));
      const said = [model.title, ...(model.addressee ? [model.addressee] : []), ...model.blocks.flatMap(wordsOf)];
      let from = 0;
      for (const words of said.map(bare)) {
        const at = text.indexOf(words, from);
        if (at < 0)
          throw new Error(`${id} ${model.kind}: 「${words}」 does not stand behind 「${text.slice(0, from)}」`);
        from = at;
      }
    }
  });

  test('no paper calls a code or a person by an identifier, and every amount has its capitals', () => {
    for (const { model } of own()) {
      // What a party has said in its own words stays in them.
      const text = claims.reduce(
        (all, claim) => all.replaceAll(claim.text, ''),
        model.blocks.flatMap(wordsOf).join('\n'),
      );
      expect(`${model.kind} ${text}`).not.toMatch(/undefined|NaN|\bnull\b|ORG-|COURT|\d{4}-\d\d-\d\d|（单位）/);
      for (const [amount] of text.matchAll(/[\d,]+\.\d\d元(?!（大写)/g))
        expect([model.kind, amount]).toEqual(['payment-order-application', expect.any(String)]);
    }
  });
});

test('every kind of document is made by a sample case, or else by a specimen', () => {
  const made = new Set([...papers.values()].flat().map(({ kind }) => kind.name));
  const neither = DOCUMENT_KINDS.filter(
    (kind) => !made.has(kind.name) && kind.occasions(SPECIMENS[kind.name].facts).length === 0,
  );
  expect(neither).toEqual([]);
  expect(made.size).toBeGreaterThanOrEqual(21);
});
