/** Resolves as soon as the condition holds, looking every `everyMs`; throws after the deadline. */
export async function until(what: string, condition: () => Promise<boolean> | boolean, deadlineMs: number, everyMs = 20): Promise<void> {
  const endMs = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error(`did not happen within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

export function untilTime(atMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, atMs - Date.now())));
}
