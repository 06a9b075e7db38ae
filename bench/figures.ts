/** Several measurements of one thing: the middle one, and how far they lie apart. */
export interface Figure { median: number; min: number; max: number; /** (max − min) / median. */ spread: number; rounds: number[] }

function digits(value: number): number {
  return Number(value.toPrecision(4));
}

/** The value below which a share of the values lies, by linear interpolation. `share` is 0–1. Throws on an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = share * (sorted.length - 1);
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  if (low === undefined || high === undefined) throw new RangeError("no values");
  return low + (high - low) * (position - Math.floor(position));
}

/** Sums up the rounds of one measurement, in the order in which they were taken. */
export function figure(rounds: readonly number[]): Figure {
  const median = quantile(rounds, 0.5);
  const min = Math.min(...rounds);
  const max = Math.max(...rounds);
  return { median: digits(median), min: digits(min), max: digits(max), spread: median === 0 ? 0 : digits((max - min) / median), rounds: rounds.map(digits) };
}

/** The figure of the quotients round by round: each round of `ours` against the round of the baseline that followed it. */
export function ratio(ours: readonly number[], baseline: readonly number[]): Figure {
  if (ours.length !== baseline.length) throw new RangeError("as many rounds of one as of the other");
  return figure(ours.map((value, round) => value / (baseline[round] ?? Number.NaN)));
}

/** A bound that a ratio or a figure must keep. */
export interface Bar { name: string; measured: number; atLeast?: number; atMost?: number; met: boolean }

export function atLeast(name: string, measured: number, bound: number): Bar {
  return { name, measured, atLeast: bound, met: measured >= bound };
}

export function atMost(name: string, measured: number, bound: number): Bar {
  return { name, measured, atMost: bound, met: measured <= bound };
}
