import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Nowhere in the house. */
const HOUSE = [
  { selector: 'TSEnumDeclaration', message: 'A union of strings says the same and needs no import.' },
  { selector: 'ExportDefaultDeclaration', message: 'What is exported has a name.' },
];

/** What would make a decision depend on more than its arguments, or a replay differ from the run. */
const FROM_THE_MACHINE = {
  now: { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The time is an argument.' },
  date: { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is an argument.' },
  random: {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance does not replay.',
  },
  intl: { selector: "Identifier[name='Intl']", message: 'What Intl answers depends on the machine.' },
  process: { selector: "Identifier[name='process']", message: 'Pure code knows no process.' },
  timeout: {
    selector: 'Identifier[name=/^set(Timeout|Interval|Immediate)$/]',
    message: 'Waiting is the business of the clerk.',
  },
};

const pure = ({ but = [], and = [] } = {}) => [
  'error',
  ...HOUSE,
  ...Object.entries(FROM_THE_MACHINE)
    .filter(([name]) => !but.includes(name))
    .map(([, restriction]) => restriction),
  ...and,
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.yuhe', 'coverage', 'client/src/api.d.ts', 'client/dist', 'console/dist'] },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      // An asynchronous contract may be answered at once, and our objects of functions have no `this`.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // What cannot be stored is looked for on purpose, and the statutes indent with an ideographic space.
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipRegExps: true, skipTemplates: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': ['error', ...HOUSE],
      'no-console': 'error',
      'max-lines': ['error', { max: 260, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 20],
      'max-params': ['error', 5],
      'max-depth': ['error', 3],
    },
  },
  {
    files: ['shared/{law,paths,case}/**/*.ts', 'workflows/**/*.ts'],
    rules: { 'no-restricted-syntax': pure() },
  },
  {
    // The clerk reads the workflow's own clock, which replays; the delivery counts its pauses with it.
    files: ['workflows/*.ts'],
    rules: { 'no-restricted-syntax': pure({ but: ['now'] }) },
  },
  {
    // The prose of a path: no numbers of the law, nothing but the clerk is waited for.
    files: ['workflows/paths/*.ts'],
    rules: {
      'no-restricted-syntax': pure({
        and: [
          {
            selector:
              "AwaitExpression > CallExpression[callee.type='MemberExpression'][callee.object.name!=/^(clerk|Promise)$/]",
            message: 'A path waits through the clerk.',
          },
          {
            selector: 'CallExpression[callee.name=/^(addDays|daysBetween|dayNumber|startOfDay|endOfDay|deadline)$/]',
            message: 'A path counts no days: it names a deadline.',
          },
          {
            selector: "Literal[raw=/^[0-9][0-9_.]*$/]:not([raw='0']):not([raw='1'])",
            message: 'Numbers of the law stand in the rulebook.',
          },
          { selector: "NewExpression[callee.name='Date']", message: 'A path knows days by the facts alone.' },
        ],
      }),
    },
  },
  {
    // A union of events is folded case by case; clocks and demands are as many as the article has.
    files: ['shared/paths/**/{facts,limits,rules}.ts', 'shared/paths/*.ts', 'shared/law/rulings/*.ts'],
    rules: { complexity: ['error', 24] },
  },
  {
    files: [
      'shared/law/{statutes,rulebooks,calendar}/**/*.ts',
      'shared/paths/**/actions.ts',
      'scripts/demo/scenes.ts',
      'test/**/*.ts',
      'bench/**/*.ts',
    ],
    rules: { 'max-lines': ['error', { max: 460, skipBlankLines: true, skipComments: true }] },
  },
  {
    // A page is markup: long to read, simple to follow.
    files: ['console/src/**/*.tsx', 'api/party/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 160, skipBlankLines: true, skipComments: true }] },
  },
  {
    // The library of forms calls what it does not know `any`.
    files: ['console/src/case/form-widgets.tsx'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    // A test reads answers of unknown shape and says what they should be.
    files: ['test/**/*.ts'],
    rules: {
      complexity: ['error', 24],
      'max-lines-per-function': 'off',
      'max-params': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // The demo reads a file of samples whose shape nobody promises.
    files: ['scripts/demo/*.ts'],
    rules: { '@typescript-eslint/no-base-to-string': 'off' },
  },
  { files: ['scripts/**', 'bench/**', 'test/**', '**/main.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        document: 'readonly',
        window: 'readonly',
      },
    },
  },
);
