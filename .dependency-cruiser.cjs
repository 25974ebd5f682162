/** Who may import whom, each rule with its reason. Nothing points back: law ← paths and case ← workflows ← effects and doors. */
const parts = '^(shared|workflows|activities|worker|api|console|db|client|test|scripts|bench)/';

const mayImport = (from, allowed, why) => ({
  name: `${from.replaceAll(/[^a-z]+/g, '-').replaceAll(/^-|-$/g, '')}-imports`,
  comment: why,
  severity: 'error',
  from: { path: `^${from}` },
  to: { path: parts, pathNot: `^(${[from, ...allowed].join('|')})` },
});

module.exports = {
  forbidden: [
    mayImport('shared/law/', [], 'The law knows nothing but itself: a lawyer reads it alone.'),
    mayImport('shared/case/', ['shared/law/', 'shared/paths/'], 'The case is the sum of its paths, under the law.'),
    mayImport('shared/paths/', ['shared/law/', 'shared/case/'], 'A path knows the law and the words of a case.'),
    mayImport(
      'shared/exchange/',
      ['shared/law/', 'shared/case/', 'shared/paths/'],
      'What partners are told is said in words of the case.',
    ),
    mayImport('shared/contract/', ['shared/'], 'Contracts of routes are shapes of what the shared half knows.'),
    mayImport(
      'workflows/',
      ['shared/(law|paths|case|exchange)/', 'activities/ports'],
      'Workflows reach effects by their types only, so that nothing of Node enters the sandbox.',
    ),
    mayImport(
      'activities/',
      ['shared/', 'db/', 'workflows/[a-z-]*messages'],
      'Effects know what is shared and the database, no door.',
    ),
    mayImport('db/', ['shared/'], 'The database keeps what is shared and knows nobody else.'),
    mayImport(
      'api/',
      ['shared/', 'db/', 'workflows/[a-z-]*messages', 'console/'],
      'A door speaks to a case by its messages alone.',
    ),
    mayImport(
      'worker/',
      ['shared/', 'activities/', 'db/', 'api/(cases|counter|imports/counter)\\.ts$'],
      'The worker puts activities to work; workflows are bundled by path. Imported rows are opened at the counter of the API.',
    ),
    mayImport(
      'console/',
      ['shared/', 'client/'],
      'The console knows what is shared and what the API answers; it reaches the rest by HTTP.',
    ),
    mayImport('client/', [], 'The client stands on the published documents alone.'),
    {
      name: 'law-without-packages',
      comment: 'The law needs no library: it is read, counted and signed off as it stands.',
      severity: 'error',
      from: { path: '^shared/law/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'pure-half-without-node',
      comment:
        'Paths, cases and exchange run in the sandbox of workflows: no Node built-in, and of packages only schemas and digests.',
      severity: 'error',
      from: { path: '^shared/(paths|case)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(zod|@noble/hashes)/' },
    },
    {
      name: 'platform-stays-outside',
      comment: 'Settings, logs and keys belong to processes; nothing pure and no workflow may ask for them.',
      severity: 'error',
      from: { path: '^(shared/(law|paths|case|contract)|workflows)/' },
      to: { path: '^shared/platform/' },
    },
    {
      name: 'activities-by-type-only',
      comment: 'A workflow imports types of activities, never the activities.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-an-entry',
      comment: 'An entry starts a process; what others need of it stands in a file of its own.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)main\\.ts$' },
    },
    {
      name: 'product-without-tests',
      comment: 'What is delivered does not lean on what tests it.',
      severity: 'error',
      from: { path: '^(shared|workflows|activities|worker|api|console|db|client)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'engine-in-workflows',
      comment: 'Only prose and clerk speak to the engine from inside; everybody else is a client of it.',
      severity: 'error',
      from: { pathNot: '^(workflows|bench)/' },
      to: { path: 'node_modules/@temporalio/workflow/' },
    },
    {
      name: 'client-at-the-doors',
      comment:
        'A case is reached through the doors and started by effects; the database and the pure half know no engine.',
      severity: 'error',
      from: { path: '^(shared|db|workflows)/' },
      to: { path: 'node_modules/@temporalio/(client|worker)/' },
    },
    {
      name: 'sql-in-db',
      comment: 'Who else needs the database calls a named function of db; a pool is handed on as a type.',
      severity: 'error',
      from: { path: '^(shared|workflows|activities|api|worker|console|client)/' },
      to: { path: 'node_modules/(@types/)?pg/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'http-in-api',
      comment: 'What is said over HTTP is said in api; nobody behind the door sees a request.',
      severity: 'error',
      from: { path: '^(shared|db|workflows|activities|worker)/' },
      to: { path: 'node_modules/(@types/)?express/' },
    },
    {
      name: 'no-runtime-cycles',
      comment: 'Types may know each other; modules that load each other in a circle have no order.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.yuhe|coverage)/' },
  },
};
