import { useSyncExternalStore } from "react";
import type { Problem } from "./problem.ts";

/** Whether the session ended under an open page: forms stay as they are, and a dialog asks to sign in again. */
let ended = false;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  if (ended === value) return;
  ended = value;
  for (const listener of listeners) listener();
}

export function noteUnauthorised(problem: Problem): void {
  if (problem.code === "not-signed-in") set(true);
}

export function noteSignedIn(): void {
  set(false);
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => ended);
}
