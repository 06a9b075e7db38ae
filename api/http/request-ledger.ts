import type { Ledger } from "../../ledger/ledger.ts";

/**
 * The ledger as one request sees it: court and court time are those of its beginning, read once, and read again after a
 * command of its own that changed the court. What may be read or done is judged by that court too, unless an entity was
 * read with a later one.
 */
export function requestLedger(ledger: Ledger): Ledger {
  let reading: ReturnType<Ledger["court"]> | undefined;
  const court: Ledger["court"] = () => (reading ??= ledger.court());
  return {
    ...ledger,
    court,
    async courtNow() {
      return (await court()).now;
    },
    async availableActions(loaded, actor, among) {
      return ledger.availableActions({ courtSeq: (await court()).version, ...loaded }, actor, among);
    },
    async mayRead(action, actor, loaded) {
      return ledger.mayRead(action, actor, { courtSeq: (await court()).version, ...loaded });
    },
    async execute(request) {
      const outcome = await ledger.execute(request);
      if (request.kind === "court") reading = undefined;
      return outcome;
    },
    async executeAll(requests, options) {
      const outcomes = await ledger.executeAll(requests, options);
      if (requests.some(({ kind }) => kind === "court")) reading = undefined;
      return outcomes;
    },
  };
}
