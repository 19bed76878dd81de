import js from '@eslint/js'
import vitest from '@vitest/eslint-plugin'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** The floors that must give the same answer on every machine and at every hour. */
const pureFloors = ['models/**/*.ts', 'solver/**/*.ts']

const impure = (what, instead) => ({ name: what, message: `models and solver are pure: ${instead}` })

const sortsByLocale = {
  selector: "CallExpression[callee.property.name='localeCompare']",
  message: 'The order of localeCompare depends on the machine; compare code units (a < b) instead.',
}

export default defineConfig(
  globalIgnores(['out/', 'coverage/', 'benchmarks/results/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // noUncheckedIndexedAccess makes every array read `T | undefined`. In loops over dense indices the `!` states
      // what the loop bound already proves, and a check there would cost time in the innermost code.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Reports are made of numbers; `${String(n)}` says no more than `${n}`.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => list.push(x)` is a callback, not a confusion.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `while (true)` with a stop inside is how the searches read.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'always' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', sortsByLocale],
    },
  },
  {
    files: pureFloors,
    rules: {
      'no-restricted-globals': [
        'error',
        impure('process', 'settings are arguments.'),
        impure('performance', 'the clock is an argument.'),
        impure('console', 'results are returned, not printed.'),
        impure('crypto', 'randomness is an argument.'),
        impure('fetch', 'no network.'),
        impure('setTimeout', 'no timers.'),
        impure('setInterval', 'no timers.'),
        impure('setImmediate', 'no timers.'),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'models and solver are pure: the time is an argument.' },
        {
          object: 'Math',
          property: 'random',
          message: 'models and solver are pure: randomness is an argument.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '^(node:|(assert|child_process|cluster|crypto|dns|fs|http|http2|https|net|os|path|perf_hooks|process|timers|tls|worker_threads)(/|$))',
              message: 'models and solver are pure: no files, network, clock or process.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        sortsByLocale,
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
          message: 'models and solver are pure: the time is an argument.',
        },
        {
          selector:
            'CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes)$/], CallExpression[callee.property.name=/^toLocale/]',
          message: 'Local time and locale depend on the machine; use the UTC form.',
        },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    plugins: { vitest },
    rules: {
      'vitest/valid-expect': 'error',
      'vitest/valid-expect-in-promise': 'error',
      'vitest/expect-expect': [
        'error',
        { assertFunctionNames: ['expect', 'expect*', 'fc.assert', 'assert*'] },
      ],
      'vitest/no-focused-tests': 'error',
      'vitest/no-disabled-tests': 'error',
      'vitest/no-identical-title': 'error',
      'vitest/no-conditional-tests': 'error',
      'vitest/no-commented-out-tests': 'error',
      // A reply read from JSON is `any` by nature, and so are expect.any and its like; the assertion is the check.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', module: 'writable' },
    },
  },
)
