/** Packages that exist as ES modules only; jest runs CommonJS, so they are translated like our own code. */
const modulesOnly = [
  'jose',
  '@noble/hashes',
  '@noble/curves',
  'asn1js',
  'pkijs',
  '@peculiar/utils',
  'pvutils',
  'bytestreamjs',
  'openid-client',
  'oauth4webapi',
];

const translated = (more = {}) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', ...more },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // `.yuhe` holds a database, `dist` a second package.json: neither has tests.
  modulePathIgnorePatterns: ['<rootDir>/(.yuhe|dist)/'],
  transform: { '^.+\\.[cm]?[jt]s$': translated(), '^.+\\.tsx$': translated({ tsx: true }) },
  transformIgnorePatterns: [`/node_modules/(?!(${modulesOnly.join('|')})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // Two, as the machines that run us have two cores, and a Temporal test server takes most of one.
  maxWorkers: 2,
  // Starting an engine takes seconds on a busy machine.
  testTimeout: 60_000,
};
