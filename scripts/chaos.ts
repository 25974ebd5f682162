import { parseArgs } from 'node:util';
import { say } from './embedded/say';
import { Storm } from '../test/chaos/storm';

/**
 * `npm run chaos -- --minutes 60`: the whole system under load, its processes killed again and again; then everything is
 * looked at. `--seed` plans the same storm again, `--pause 4-20` says how many seconds lie between two faults, `--keep`
 * leaves the installation to be looked at. The exit code is 1 if anything was found.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '5' },
      seed: { type: 'string' },
      desks: { type: 'string', default: '6' },
      pause: { type: 'string', default: '4-20' },
      keep: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  say(`A storm of ${values.minutes} minutes, seed ${seed}`);
  const [shortest = 4, longest = 20] = values.pause.split('-').map(Number);
  const storm = await Storm.prepare({
    seed,
    desks: Number(values.desks),
    pauseMs: [shortest * 1_000, longest * 1_000],
    say,
  });
  try {
    say(`The installation is in ${storm.installation.folder}`);
    await storm.rage(Number(values.minutes) * 60_000);
    say('The storm is over; waiting until all is quiet');
    const findings = await storm.findings();
    console.log(
      Object.entries(await storm.volume())
        .map(([what, count]) => `${what}: ${count}`)
        .join('; '),
    );
    for (const finding of findings) console.log(`FOUND ${finding}`);
    for (const line of await storm.docketsOf(findings.join())) console.log(line);
    console.log(findings.length === 0 ? 'Nothing was lost, doubled or late.' : `${findings.length} findings.`);
    process.exitCode = findings.length === 0 ? 0 : 1;
  } finally {
    await storm.end(values.keep);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
