export { seeded } from "../demo/disputes/dice.ts";

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
