// `npm start`: the whole of Yuhe on this machine, with one command from a fresh clone.
import './install-dependencies.mjs';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const system = spawn(process.execPath, ['--import', 'tsx', 'scripts/embedded/system.ts'], {
  cwd: project,
  stdio: 'inherit',
});

// Ctrl-C reaches the supervisor by itself; it decides when all is stopped. A signal sent to us alone is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => system.kill('SIGTERM'));
system.on('exit', (code) => process.exit(code ?? 1));
