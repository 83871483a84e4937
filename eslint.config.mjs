import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const electronOnly = (names, owner) => ({
  name: 'electron',
  importNames: names,
  message: `Only ${owner} may import this from electron.`,
});
const ownedModule = (name, owner) => ({ name, message: `Only ${owner} may import ${name}.` });

/** One owner for each dangerous module: the file, and what nobody else in src-main may import. */
const owners = [
  { file: 'src-main/ipc/ipc-main.ts', path: electronOnly(['ipcMain'], 'src-main/ipc/ipc-main.ts') },
  { file: 'src-main/app/window.ts', path: electronOnly(['BrowserWindow'], 'src-main/app/window.ts') },
  { file: 'src-main/app/open-external.ts', path: electronOnly(['shell'], 'src-main/app/open-external.ts') },
  { file: 'src-main/api/network-session.ts', path: electronOnly(['net', 'session'], 'src-main/api/network-session.ts and src-main/app/') },
  { file: 'src-main/api/http-client.ts', path: ownedModule('axios', 'src-main/api/http-client.ts') },
  { file: 'src-main/credentials/keychain-process.ts', path: ownedModule('keytar', 'src-main/credentials/keychain-process.ts') },
  { file: 'src-main/db/open-database.ts', path: ownedModule('better-sqlite3', 'src-main/db/open-database.ts') },
  { file: 'src-main/vault/key-derivation.ts', path: ownedModule('@node-rs/argon2', 'src-main/vault/key-derivation.ts') },
];

const restrictedInMain = (file) => [
  'error',
  { paths: owners.filter((owner) => owner.file !== file).map((owner) => owner.path) },
];

/** Which folder may import which; the tsconfig references say the same to the compiler. */
const zones = [
  ...['src-preload', 'src-main', 'src-renderer', 'sandbox', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './src-shared', from: `./${from}` })),
  ...['src-main', 'src-renderer', 'sandbox', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './src-preload', from: `./${from}` })),
  ...['src-preload', 'src-renderer', 'sandbox', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './src-main', from: `./${from}` })),
  ...['src-preload', 'src-main', 'sandbox', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './src-renderer', from: `./${from}` })),
  ...['src-shared', 'src-preload', 'src-main', 'src-renderer', 'e2e', 'bench', 'scripts'].map((from) => ({ target: './sandbox', from: `./${from}` })),
  ...['src-shared', 'src-preload', 'src-main', 'src-renderer', 'bench'].map((from) => ({ target: './e2e', from: `./${from}` })),
  ...['src-shared', 'src-preload', 'src-main', 'src-renderer'].flatMap((from) => [
    { target: './bench', from: `./${from}` },
    { target: './scripts', from: `./${from}` },
  ]),
  // src-main, one direction: main → ipc → sign-in, home, connectivity → vault, db, credentials, api → log
  ...['api', 'db', 'credentials', 'vault', 'log'].flatMap((low) =>
    ['ipc', 'app', 'sign-in', 'home', 'connectivity'].map((high) => ({ target: `./src-main/${low}`, from: `./src-main/${high}` })),
  ),
  ...['sign-in', 'home', 'connectivity'].flatMap((middle) =>
    ['ipc', 'app'].map((high) => ({ target: `./src-main/${middle}`, from: `./src-main/${high}` })),
  ),
  ...['api', 'db', 'credentials', 'vault'].map((low) => ({ target: './src-main/log', from: `./src-main/${low}` })),
  // a feature of the renderer does not import another
  ...['sign-in', 'home'].flatMap((feature) =>
    ['sign-in', 'home'].filter((other) => other !== feature).map((other) => ({ target: `./src-renderer/features/${feature}`, from: `./src-renderer/features/${other}` })),
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
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    files: ['src-main/**/*.ts'],
    rules: { 'no-restricted-imports': restrictedInMain('') },
  },
  ...owners.map(({ file }) => ({ files: [file], rules: { 'no-restricted-imports': restrictedInMain(file) } })),
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
    files: ['scripts/**', 'bench/**', 'sandbox/main.ts', 'e2e/demo/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.config.ts', 'scripts/vite.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
);
