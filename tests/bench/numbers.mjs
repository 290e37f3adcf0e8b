// Small sums that every part needs.
import { performance } from 'node:perf_hooks';

export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1))];
}

export const median = (values) => percentile(values, 50);

/** How long `work` takes, in milliseconds. */
export async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export const megabytes = (bytes) => bytes / 1024 / 1024;
