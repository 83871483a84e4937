export default {
  test: {
    include: ['{src-*,sandbox,scripts}/**/*.test.{ts,tsx}'],
  },
};
