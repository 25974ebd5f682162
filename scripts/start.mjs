// `npm start`: the whole of Yuhe on this machine, with one command from a fresh clone.
import './install-dependencies.mjs';

// Only now, since what they need may just have been installed.
await import('./build-console.mjs');
const tsx = await import('tsx/cjs/api');
tsx.require('./embedded/main.ts', import.meta.url);
