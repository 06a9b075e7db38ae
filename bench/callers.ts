/** Calls `act` `times` times in all from `callers` callers, each one waiting for its answer before the next. Gives the seconds it took. */
export async function callFrom(callers: number, times: number, act: (ordinal: number) => Promise<void>): Promise<number> {
  let next = 0;
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (next < times) {
        const ordinal = next;
        next += 1;
        await act(ordinal);
      }
    }),
  );
  return (performance.now() - startedMs) / 1000;
}

/** Like `callFrom`, but for a span of time; gives the calls made a second. */
export async function callFor(callers: number, ms: number, act: (ordinal: number) => Promise<void>): Promise<number> {
  let calls = 0;
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() - startedMs < ms) {
        const ordinal = calls;
        calls += 1;
        await act(ordinal);
      }
    }),
  );
  return calls / ((performance.now() - startedMs) / 1000);
}

/** Milliseconds of each of `times` calls, one after the other. */
export async function oneByOne(times: number, act: (ordinal: number) => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  for (let ordinal = 0; ordinal < times; ordinal += 1) {
    const startedMs = performance.now();
    await act(ordinal);
    took.push(performance.now() - startedMs);
  }
  return took;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
