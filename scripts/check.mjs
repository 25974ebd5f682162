// `npm run check`: every rule of the house, one after the other, and at the end what came out of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const LIMIT_MS = 60 * 60_000;
/** In one process, which ends when its tests have: a browser's open pipe is no reason to wait for ever. */
const ALONE = ['--runInBand', '--forceExit'];
/** More files than this do not fail by chance. */
const MOST_AGAIN = 5;
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

/**
 * All tests; then, alone, those files that failed beside others. Engines, databases and browsers share two cores here, and a
 * wait that was too short by a moment is no fault of ours; what is at fault fails again. What needed it is named.
 */
function unitTests() {
  const all = ran('all');
  if (!all) return { succeeded: false, passed: 0, failed: 1 };
  const names = all.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const again = names.length > 0 && names.length <= MOST_AGAIN ? ran('again', ...ALONE, ...names) : undefined;
  if (!again) return { succeeded: all.success, passed: all.numPassedTests, failed: failures(all) };
  const steady = all.testResults
    .filter(({ name }) => !names.includes(name))
    .flatMap(({ assertionResults }) => assertionResults);
  const second = again.testResults.filter(({ status }) => status === 'passed').map(({ name }) => relative('.', name));
  if (second.length > 0) console.log(`\nPassed only when run again by themselves: ${second.join(', ')}`);
  return {
    succeeded: again.success,
    passed: steady.filter(({ status }) => status === 'passed').length + again.numPassedTests,
    failed: failures(again),
  };
}

/** A test file that does not even load has no tests to count, and is a failure all the same. */
function failures({ numFailedTests, numRuntimeErrorTestSuites }) {
  return numFailedTests + numRuntimeErrorTestSuites;
}

/** @returns what jest says of these test files, or nothing if it left no result. */
function ran(name, ...options) {
  const file = join(folder, `${name}.json`);
  succeeds('test:unit', '--', '--json', `--outputFile=${file}`, ...options);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`jest left no result: ${error.message}`);
    return undefined;
  }
}
