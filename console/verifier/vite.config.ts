import { defineConfig } from 'vite';

/** The page that verifies documents, as one script and one style sheet: they are put into one file that works from a disk. */
// The build reads its configuration as the default export.
// eslint-disable-next-line no-restricted-syntax
export default defineConfig({
  build: {
    emptyOutDir: true,
    cssCodeSplit: false,
    lib: {
      entry: 'main.ts',
      formats: ['iife'],
      name: 'verifier',
      fileName: () => 'verifier.js',
      cssFileName: 'verifier',
    },
  },
});
