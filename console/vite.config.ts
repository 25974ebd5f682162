import { defineConfig } from 'vite';

/** The console, served by the API under its own address; while developing, `vite console` passes the rest on. */
const API = process.env.YUHE_API ?? 'http://127.0.0.1:3000';

// The build reads its configuration as the default export.
// eslint-disable-next-line no-restricted-syntax
export default defineConfig({
  base: '/console/',
  build: { outDir: 'dist', emptyOutDir: true, manifest: true },
  server: { proxy: Object.fromEntries(['/v1', '/auth', '/dev'].map((path) => [path, API])) },
});
