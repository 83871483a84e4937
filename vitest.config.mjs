export default {
  test: {
    include: ['{src-*,sandbox,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
  },
};
