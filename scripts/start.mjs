// `npm start`: the whole of Yuhe on this machine, with one command from a fresh clone.
import './install-dependencies.mjs';

// Only now, since it may just have been installed.
const tsx = await import('tsx/cjs/api');
tsx.require('./embedded/main.ts', import.meta.url);
