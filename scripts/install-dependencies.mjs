// Installs what package-lock.json names, unless it is installed already: a fresh clone needs no command before its first.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

// Since 20.19 `require` loads ES modules, which some of our dependencies are.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Yuhe needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}
if (!isInstalled()) install();

function isInstalled() {
  // A link leads to the dependencies of another copy, which are that copy's business: `npm ci` would empty them.
  if (lstatSync(`${project}node_modules`, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  // npm writes this file at the end of a whole installation.
  const done = `${project}node_modules/.package-lock.json`;
  return existsSync(done) && statSync(done).mtimeMs >= statSync(`${project}package-lock.json`).mtimeMs;
}

function install() {
  console.log('Installing dependencies (once; about a minute) …');
  if (npm('ci')) return;
  console.log('"npm ci" does not like package-lock.json; "npm install" may still find everything …');
  if (npm('install')) return;
  console.error('The dependencies could not be installed; see what npm said above.');
  process.exit(1);
}

function npm(command) {
  return spawnSync('npm', [command, '--no-audit', '--no-fund'], { cwd: project, stdio: 'inherit' }).status === 0;
}
