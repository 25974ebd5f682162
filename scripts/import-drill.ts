// `npm run import:drill [-- --rows 5000]`: a file is imported by a system of its own while its processes are killed one
// after the other; ends with 0 if the final report and the ledger are as if nothing had happened.
import { parseArgs } from 'node:util';
import { drill, faultsOf } from '../test/imports/drill';
import { runningSystem } from '../test/support/running-system';

const LIMIT_MS = 60 * 60_000;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '5000' } } });
  const system = await runningSystem();
  try {
    const result = await drill(system, {
      rows: Number(values.rows),
      deaths: [
        [10, 'worker'],
        [25, 'api'],
        [40, 'PostgreSQL'],
        [55, 'Temporal'],
        [70, 'worker'],
        [85, 'api'],
      ],
      say: (line) => console.log(line),
      limitMs: LIMIT_MS,
    });
    const faults = faultsOf(result);
    console.log(
      `${result.report.length} rows, ${result.cases.length} cases, ${result.seconds.toFixed(0)} s, killed: ${result.died.join(', ')}`,
    );
    console.log(faults.length === 0 ? 'No row was lost, none doubled.' : faults.slice(0, 20).join('\n'));
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await system.end();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
