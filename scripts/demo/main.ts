import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { docketText, expectationsText } from './docket';
import { checkDeadlines, checkOutcome } from './expectations';
import { playAll, Player } from './play';
import { draftingBy } from './drafting';
import { writeGallery } from './gallery';
import { papersOf } from './papers';
import { sampleFile } from './sample';
import { setStage } from './stage';

/**
 * Plays realistic cases through the API of the real system on a server that skips time, prints each docket with its
 * deadlines and articles, and fails if an expected last day or outcome does not come about.
 *
 *     npm run demo
 *     npm run demo -- --file other-cases.json --case DEMO-02
 *     npm run demo -- --documents coverage/documents
 */
async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      file: { type: 'string' },
      case: { type: 'string', multiple: true },
      documents: { type: 'string' },
    },
  });
  const file = sampleFile.parse(
    JSON.parse(await readFile(values.file ?? path.join(__dirname, 'sample-cases.json'), 'utf8')),
  );
  const wanted = file.cases.filter((sample) => !values.case || values.case.includes(sample.id));
  const stage = await setStage(say);
  try {
    const players = wanted.map((sample) => new Player(sample, file, stage.desk));
    await playAll(players, stage.time, say);
    process.stdout.write('\r\u001b[K');
    const results = [];
    for (const player of players) results.push(await report(player, stage.desk));
    if (values.documents) await document(values.documents, players, stage.desk);
    const kept = results.filter(Boolean).length;
    console.log(`\n${kept} passed, ${results.length - kept} failed`);
    return kept === results.length;
  } finally {
    await stage.strike();
  }
}

type Docket = { docket: (caseNo: string, by: Player['reader']) => Promise<Parameters<typeof docketText>[1]> };

/** Every paper that the cases have called for, for a lawyer to read. */
async function document(folder: string, players: readonly Player[], desk: Docket): Promise<void> {
  const shelves = [];
  for (const { caseNo, reader, sample, people } of players.filter((each) => each.caseNo)) {
    const papers = papersOf(await desk.docket(caseNo, reader), draftingBy(people));
    shelves.push({ id: sample.id, title: sample.title, papers });
    console.log(`${sample.id}: ${papers.length}件文书`);
  }
  console.log(await writeGallery(folder, shelves));
}

async function report(player: Player, desk: Docket): Promise<boolean> {
  const { sample, seen, answer, faults } = player;
  if (!answer) {
    console.log(`── ${sample.id} ${sample.title}\n  ✘ ${faults.join('\n  ✘ ')}`);
    return false;
  }
  const expectations = checkDeadlines(sample, seen);
  const outcome = checkOutcome(sample, answer.case.facts);
  const archived = answer.case.facts.closing?.archived !== undefined;
  console.log(
    `\n${docketText(`${sample.id} ${sample.title}（${player.caseNo}）`, await desk.docket(player.caseNo, player.reader), seen)}`,
  );
  console.log(
    `  核对\n${expectationsText(expectations, outcome, sample.expectedOutcome)}\n  ${archived ? '✔ 已归档' : '✘ 未归档'}`,
  );
  for (const fault of faults) console.log(`  ✘ ${fault}`);
  return faults.length === 0 && outcome === true && archived && expectations.every(({ met }) => met);
}

/** One line that is written over: the demo shows where it is. */
function say(text: string): void {
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
