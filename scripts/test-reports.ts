import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { inProject } from './project.ts';

/** Where vitest and Playwright leave what they counted. */
export const unitReport = inProject('.cache/unit.json');
export const endToEndReport = inProject('.cache/e2e.json');

/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const vitest = z
  .object({ numPassedTests: z.int(), numFailedTests: z.int(), numFailedTestSuites: z.int() })
  .transform((report): Counts => ({
    passed: report.numPassedTests,
    // A file that does not load has no tests to count, and has failed all the same.
    failed: Math.max(report.numFailedTests, Math.min(1, report.numFailedTestSuites)),
  }));

const playwright = z
  .object({ stats: z.object({ expected: z.int(), flaky: z.int(), unexpected: z.int() }), errors: z.array(z.unknown()) })
  .transform(({ stats, errors }): Counts => ({
    passed: stats.expected + stats.flaky,
    failed: Math.max(stats.unexpected, Math.min(1, errors.length)),
  }));

const none: Counts = { passed: 0, failed: 0 };

/** Adds up the reports that are there. */
export function countTests(): Counts {
  const read = (file: string, schema: z.ZodType<Counts>): Counts =>
    existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : none;
  const unit = read(unitReport, vitest);
  const endToEnd = read(endToEndReport, playwright);
  return { passed: unit.passed + endToEnd.passed, failed: unit.failed + endToEnd.failed };
}
