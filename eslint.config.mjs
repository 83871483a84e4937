import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const electronOnly = (...importNames) => ({ name: 'electron', importNames });

/** One owner for each dangerous module: the files that may import it, for nobody else in src-main may. Types are free. */
const owners = [
  { files: ['src-main/ipc/ipc-main.ts'], path: electronOnly('ipcMain') },
  { files: ['src-main/app/window.ts'], path: electronOnly('BrowserWindow') },
  { files: ['src-main/app/open-external.ts'], path: electronOnly('shell') },
  { files: ['src-main/api/network-session.ts', 'src-main/app/page-session.ts'], path: electronOnly('net', 'session') },
  { files: ['src-main/credentials/keychain.ts'], path: electronOnly('utilityProcess') },
  { files: ['src-main/api/http-client.ts'], path: { name: 'axios' } },
  { files: ['src-main/api/oidc-client.ts'], path: { name: 'openid-client' } },
  { files: ['src-main/credentials/keychain-process.ts'], path: { name: 'keytar' } },
  { files: ['src-main/db/open-database.ts'], path: { name: 'better-sqlite3' } },
  { files: ['src-main/vault/key-derivation.ts'], path: { name: '@node-rs/argon2' } },
];

const restrictedInMain = (file) => [
  'error',
  {
    paths: owners
      .filter(({ files }) => !files.includes(file))
      .map(({ files, path }) => ({ ...path, allowTypeImports: true, message: `Only ${files.join(' and ')} may import this.` })),
  },
];

/** The services of an open session. */
const services = [
  'home',
  'lookups',
  'setup',
  'drafts',
  'submission',
  'messages',
  'cases',
  'consumers',
  'reports',
  'downtime',
  'audit',
  'connectivity',
  'notices',
  'watch',
];

/** Which folder may import which; the tsconfig references say the same to the compiler. */
const zones = [
  ...['src-preload', 'src-main', 'src-renderer', 'sandbox', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './src-shared', from: `./${from}` })),
  ...['src-main', 'src-renderer', 'sandbox', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './src-preload', from: `./${from}` })),
  ...['src-preload', 'sandbox', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './src-main', from: `./${from}` })),
  // main shows the notices itself, and their words stand with all the others
  { target: './src-main', from: './src-renderer', except: ['./words/en-notices.ts', './words/es-notices.ts'] },
  ...['src-preload', 'src-main', 'sandbox', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './src-renderer', from: `./${from}` })),
  ...['src-shared', 'src-preload', 'src-main', 'src-renderer', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './sandbox', from: `./${from}` })),
  ...['src-preload', 'src-main', 'src-renderer', 'bench'].map((from) => ({ target: './e2e', from: `./${from}` })),
  ...['src-shared', 'src-preload', 'src-main', 'src-renderer'].flatMap((from) => [
    { target: './bench', from: `./${from}` },
    // scripts/policy makes its files out of the program's own schema and words, scripts/audit checks by its own chain
    { target: ['./scripts/*.ts', './scripts/!(policy|audit)/**'], from: `./${from}` },
  ]),
  // torture drives the parts of main from outside, under Node, and nobody uses it
  ...['src-shared', 'src-preload', 'src-main', 'src-renderer', 'sandbox', 'e2e', 'bench', 'scripts'].map((target) => ({ target: `./${target}`, from: './torture' })),
  ...['src-preload', 'src-renderer', 'bench', 'scripts'].map((from) => ({ target: './torture', from: `./${from}` })),
  // src-main, one direction: main, desk → ipc → account, support → sign-in → session → its services → vault, db, fhir, credentials, api → log
  ...['api', 'db', 'fhir', 'credentials', 'vault', 'log'].flatMap((low) =>
    ['ipc', 'app', 'account', 'support', 'sign-in', 'session', ...services].map((high) => ({ target: `./src-main/${low}`, from: `./src-main/${high}` })),
  ),
  ...['account', 'support'].flatMap((top) =>
    ['ipc', 'app', ...['account', 'support'].filter((other) => other !== top)].map((high) => ({ target: `./src-main/${top}`, from: `./src-main/${high}` })),
  ),
  ...['sign-in', 'session', ...services].flatMap((middle) =>
    ['ipc', 'app', 'account', 'support', ...(middle === 'sign-in' ? [] : ['sign-in']), ...(services.includes(middle) ? ['session'] : [])].map((high) => ({ target: `./src-main/${middle}`, from: `./src-main/${high}` })),
  ),
  ...['ipc', 'app', 'account', 'support', 'sign-in', 'session', ...services, 'api', 'db', 'fhir', 'credentials', 'vault'].map((high) => ({ target: './src-main/policy', from: `./src-main/${high}` })),
  ...['api', 'db', 'credentials', 'vault'].map((low) => ({ target: './src-main/log', from: `./src-main/${low}` })),
  // a feature of the renderer does not import another
  ...['sign-in', 'home', 'account', 'trouble', 'messages', 'create-case', 'cases', 'consumers', 'reports'].flatMap((feature) =>
    ['sign-in', 'home', 'account', 'trouble', 'messages', 'create-case', 'cases', 'consumers', 'reports'].filter((other) => other !== feature).map((other) => ({ target: `./src-renderer/features/${feature}`, from: `./src-renderer/features/${other}` })),
  ),
];

export default tseslint.config(
  { ignores: ['node_modules/', 'out/', 'dist/', '.cache/', 'demo-out/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    files: ['src-main/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': restrictedInMain('') },
  },
  ...owners.flatMap(({ files }) => files.map((file) => ({ files: [file], rules: { '@typescript-eslint/no-restricted-imports': restrictedInMain(file) } }))),
  {
    files: ['src-renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'localStorage', 'sessionStorage', 'indexedDB'],
      'no-restricted-syntax': ['error', { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Server text is text.' }],
      'no-restricted-imports': ['error', { patterns: ['electron', 'node:*'] }],
    },
  },
  {
    files: ['src-shared/**/*.ts', 'src-preload/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*', 'react*'] }] },
  },
  {
    files: ['scripts/**', 'bench/**', 'torture/**', 'sandbox/main.ts', 'e2e/demo/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.config.ts', 'scripts/vite.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', require: 'readonly', __dirname: 'readonly' } } },
);
