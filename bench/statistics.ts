/** Median, 95th percentile and count of some measurements, rounded to tenths. */
export function summary(values: readonly number[]): { readonly median: number; readonly p95: number; readonly n: number } {
  return { median: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)), n: values.length };
}

/** The quotient of two numbers, rounded to hundredths. */
export function ratio(value: number, reference: number): number {
  return Math.round((value / reference) * 100) / 100;
}

/** The q-quantile by nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

const round = (value: number) => Math.round(value * 10) / 10;
