/** Tests that put a module of their own in place of another: it has to be loaded for them alone. */
const mocking = ['sandbox/fhir/scale.test.ts', 'src-main/ipc/ipc-main.test.ts'];

const shared = { testTimeout: 20_000 };

export default {
  test: {
    projects: [
      // What the sandbox loads takes seconds, so the files of one worker share it.
      { test: { ...shared, name: 'shared', include: ['{src-*,sandbox,scripts,torture}/**/*.test.{ts,tsx}'], exclude: mocking, isolate: false } },
      { test: { ...shared, name: 'mocking', include: mocking, isolate: true } },
    ],
  },
};
