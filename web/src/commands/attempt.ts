import { useRef, useState } from "react";
import { thrownProblem, type Problem, type ProblemCode } from "../api/problem.ts";
import { newKey } from "./send-command.ts";

/** After these nobody knows whether it was done: it is the same intention when it is sent again. */
const unanswered: readonly ProblemCode[] = ["unreachable", "unavailable", "not-signed-in"];

export interface Attempt {
  busy: boolean;
  problem: Problem | undefined;
  /**
   * Tries to do it under the intention's key; resolves with the problem it met, which is then shown. After an answer that
   * refused it, the body may change before it is sent again, and then it is another intention with a key of its own.
   */
  attempt: (act: (key: string) => Promise<void>) => Promise<Problem | undefined>;
  /** What is sent next is another intention. */
  renew: () => void;
  clear: () => void;
}

/** What a form or a button sends: whether it is under way, what it met, and the key under which it may be sent again. */
export function useAttempt(before?: Problem): Attempt {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(before);
  const key = useRef(newKey());
  const renew = (): void => { key.current = newKey(); };

  async function attempt(act: (key: string) => Promise<void>): Promise<Problem | undefined> {
    setBusy(true);
    setProblem(undefined);
    try {
      await act(key.current);
      return undefined;
    } catch (error) {
      const met = thrownProblem(error);
      if (!unanswered.includes(met.code)) renew();
      setProblem(met);
      return met;
    } finally {
      setBusy(false);
    }
  }

  return { busy, problem, attempt, renew, clear: () => setProblem(undefined) };
}
