// `npm run check`: every rule of the house, one after the other, and at the end what came out of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIMIT_MS = 60 * 60_000;
const RULES = ['types', 'lint', 'deps', 'dead-code', 'format'];

const folder = mkdtempSync(join(tmpdir(), 'yuhe-check-'));
const broken = RULES.filter((script) => !succeeds(script));
const tests = unitTests();
rmSync(folder, { recursive: true, force: true });

if (broken.length > 0) console.log(`\nBroken: ${broken.map((script) => `npm run ${script}`).join(', ')}`);
const failed = tests.failed + broken.length;
// The machine that runs us reads this line, so it is the last one and nothing else is on it.
console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && tests.succeeded ? 0 : 1;

function succeeds(script, ...options) {
  console.log(`\n— npm run ${script}`);
  // A test run that does not end would otherwise be nobody's failure.
  return (
    spawnSync('npm', ['run', '--silent', script, ...options], { stdio: 'inherit', timeout: LIMIT_MS }).status === 0
  );
}

function unitTests() {
  const file = join(folder, 'jest.json');
  const succeeded = succeeds('test:unit', '--', '--json', `--outputFile=${file}`);
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    // A test file that does not even load has no tests to count, and is a failure all the same.
    return {
      succeeded,
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    };
  } catch (error) {
    console.error(`jest left no result: ${error.message}`);
    return { succeeded: false, passed: 0, failed: 1 };
  }
}
