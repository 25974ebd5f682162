import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What would make a decision depend on more than its arguments, or a replay differ from the run. */
const nothingFromTheMachine = (allowed = []) => [
  'error',
  ...[
    { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The time is an argument.', name: 'now' },
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is an argument.', name: 'date' },
    { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Chance does not replay.', name: 'random' },
    { selector: "Identifier[name='Intl']", message: 'What Intl answers depends on the machine.', name: 'intl' },
    { selector: "Identifier[name='process']", message: 'Pure code knows no process.', name: 'process' },
    { selector: "CallExpression[callee.name='setTimeout']", message: 'Waiting is the business of the clerk.', name: 'timeout' },
  ]
    .filter(({ name }) => !allowed.includes(name))
    .map(({ selector, message }) => ({ selector, message })),
  { selector: 'TSEnumDeclaration', message: 'A union of strings says the same and needs no import.' },
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.yuhe', 'coverage', 'client/src/api.d.ts', 'client/dist'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of strings says the same and needs no import.' },
        { selector: 'ExportDefaultDeclaration', message: 'What is exported has a name.' },
      ],
      'no-console': 'error',
      'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 14],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
    },
  },
  {
    files: ['shared/{law,paths,case}/**/*.ts', 'workflows/**/*.ts'],
    rules: { 'no-restricted-syntax': nothingFromTheMachine() },
  },
  {
    // The clerk reads the workflow's own clock, which replays; the delivery counts its pauses with it.
    files: ['workflows/*.ts'],
    rules: { 'no-restricted-syntax': nothingFromTheMachine(['now']) },
  },
  {
    // The prose of a path: no numbers of the law, nothing but the clerk is waited for.
    files: ['workflows/paths/*.ts'],
    rules: {
      'no-magic-numbers': ['error', { ignore: [0, 1] }],
      'no-restricted-syntax': [
        ...nothingFromTheMachine(),
        { selector: "AwaitExpression > CallExpression[callee.object.name!='clerk'][callee.object.name!='Promise'][callee.type='MemberExpression']", message: 'A path waits through the clerk.' },
      ],
    },
  },
  {
    // A union of events is folded case by case, and a table of data is as long as the law.
    files: ['shared/paths/**/facts.ts', 'shared/paths/*.ts'],
    rules: { complexity: ['error', 24], 'max-lines-per-function': ['error', 80] },
  },
  {
    files: ['shared/law/{statutes,rulebooks,calendar}/**/*.ts', 'shared/paths/**/actions.ts', 'scripts/demo/scenes.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 460, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-params': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['scripts/**', 'bench/**', 'test/**', '**/main.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', module: 'writable', require: 'readonly', __dirname: 'readonly', URL: 'readonly', setTimeout: 'readonly', document: 'readonly', window: 'readonly' } },
  },
);
