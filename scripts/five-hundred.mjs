// `npm run five-hundred`: a court entrusts five hundred mandates through every fault, and thirty statutory days go by.
// In rounds, each on an installation of its own: the server that skips time carries some fifty mandates, whose retries
// during the court's day of outage all fall due at the same moments.
import { spawnSync } from 'node:child_process';

const [ROUNDS, MANDATES] = [10, 50];

for (let round = 1; round <= ROUNDS; round += 1) {
  const { status } = spawnSync('npx', ['jest', 'test/exchange/five-hundred.test.ts'], {
    stdio: 'inherit',
    env: { ...process.env, MANDATES: String(MANDATES) },
  });
  if (status !== 0) {
    console.error(`Round ${round} of ${ROUNDS} failed.`);
    process.exit(1);
  }
  console.log(`${round * MANDATES} of ${ROUNDS * MANDATES} mandates: none lost, none doubled, every result in time.`);
}
