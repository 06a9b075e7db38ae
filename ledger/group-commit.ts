import { accepted, decideOne, firstAnswer } from "./decide-request.ts";
import { Abandon, type Door, type Opened } from "./door.ts";
import { executeAll } from "./execute-all.ts";
import { requestId } from "./lock-streams.ts";
import type { CommandRequest, Outcome } from "./ledger.ts";
import type { RequestRow } from "./write-changes.ts";

/** How commands share transactions. */
export interface GroupLimits {
  /** Transactions under way at once: while the database works on one, this process decides the next. */
  maxTransactions: number;
  /** Commands in one transaction: enough that its fixed costs hardly count, few enough that nobody waits long for the others. */
  maxCommands: number;
  /** How long a command waits for a transaction, in ms of wall time: as long as for a connection of the pool. */
  maxWaitMs: number;
}

const usual: GroupLimits = { maxTransactions: 2, maxCommands: 32, maxWaitMs: 5_000 };

/** The database took nothing on within the time that a person may be made to wait. */
export class LedgerBusy extends Error {}

/** A command that waits for its transaction. */
interface Waiting {
  request: CommandRequest;
  expiry: NodeJS.Timeout;
  resolve: (outcome: Outcome | Promise<Outcome>) => void;
  reject: (error: unknown) => void;
}

/** What two commands must not both hold in transactions that are under way at once: the second would wait for the first, and its whole group with it. */
function holds({ stream, actor, key }: CommandRequest): [stream: string, request: string] {
  return [stream, requestId(actor.id, key)];
}

/**
 * The one door for a command (architecture.md, "A command's journey"). It goes at once when a transaction is free; those that
 * come while all are busy go together in the next one, so that opening, locking, writing and the commit are paid once for all
 * of them. Each is decided on its own, after those before it, and what is refused is taken back alone. Whatever cannot be
 * decided beside others, or fails beside them, is done again in a transaction of its own: no command fails for its neighbour.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private readonly underWay = new Set<string>();
  private transactions = 0;
  private looking = false;

  private readonly limits: GroupLimits;

  constructor(private readonly door: Door, limits: Partial<GroupLimits> = {}) {
    this.limits = { ...usual, ...limits };
  }

  execute(request: CommandRequest): Promise<Outcome> {
    // The court's own commands hold its exclusive lock, and everybody else's transaction waits for them anyway.
    if (request.kind === "court") return this.alone(request);
    return new Promise((resolve, reject) => {
      const one: Waiting = { request, resolve, reject, expiry: setTimeout(() => this.expire(one), this.limits.maxWaitMs) };
      this.waiting.push(one);
      this.look();
    });
  }

  /** What came in the same turn of the event loop starts together. */
  private look(): void {
    if (this.looking) return;
    this.looking = true;
    setImmediate(() => {
      this.looking = false;
      while (this.transactions < this.limits.maxTransactions) {
        const group = this.takeNext();
        if (group.length === 0) return;
        void this.run(group);
      }
    });
  }

  private expire(one: Waiting): void {
    const at = this.waiting.indexOf(one);
    if (at < 0) return;
    this.waiting.splice(at, 1);
    one.reject(new LedgerBusy("no transaction was free in time"));
  }

  /** Those that have waited longest and that nothing under way stands against; none overtakes another that holds the same. */
  private takeNext(): Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const passed = new Set<string>();
    const keys = new Set<string>();
    for (const one of this.waiting) {
      const [stream, key] = holds(one.request);
      const taken = this.underWay.has(stream) || this.underWay.has(key) || passed.has(stream) || keys.has(key);
      if (taken || group.length === this.limits.maxCommands) {
        passed.add(stream);
        left.push(one);
      } else {
        group.push(one);
      }
      keys.add(key);
    }
    this.waiting = left;
    return group;
  }

  private async run(group: readonly Waiting[]): Promise<void> {
    this.transactions += 1;
    const held = group.flatMap(({ request }) => holds(request));
    for (const each of held) this.underWay.add(each);
    for (const { expiry } of group) clearTimeout(expiry);
    try {
      const outcomes = await this.together(group.map(({ request }) => request));
      for (const [at, { request, resolve }] of group.entries()) resolve(outcomes[at] ?? this.alone(request));
    } catch (error) {
      for (const { request, resolve, reject } of group) {
        if (group.length === 1) reject(error);
        else resolve(this.alone(request));
      }
    } finally {
      this.transactions -= 1;
      for (const each of held) this.underWay.delete(each);
      this.look();
    }
  }

  /** An outcome for each request; undefined for one that must be decided alone. */
  private async together(requests: readonly CommandRequest[]): Promise<(Outcome | undefined)[]> {
    const [only] = requests;
    if (requests.length === 1 && only !== undefined) return [await this.alone(only)];
    return this.door.transact({ streams: requests.map(({ stream }) => stream), requests, shared: true }, (opened) => decideTogether(opened, requests));
  }

  private async alone(request: CommandRequest): Promise<Outcome> {
    const [outcome] = await executeAll(this.door, [request]);
    if (outcome === undefined) throw new Error("no outcome");
    return outcome;
  }
}

async function decideTogether(opened: Opened, requests: readonly CommandRequest[]): Promise<{ value: (Outcome | undefined)[]; requests: RequestRow[] } | Abandon<(Outcome | undefined)[]>> {
  await opened.unit.fireDue(opened.now);
  const outcomes: (Outcome | undefined)[] = [];
  const rows: RequestRow[] = [];
  for (const request of requests) {
    try {
      const refusal = (await firstAnswer(opened, request)) ?? (await opened.unit.tentatively(() => decideOne(opened, request)));
      if (refusal !== undefined) {
        outcomes.push(refusal);
        continue;
      }
      const { outcome, row } = accepted(opened, request);
      outcomes.push(outcome);
      rows.push(row);
    } catch {
      // More locks, a number of another series, a fault: alone it gets them, or its own error.
      outcomes.push(undefined);
    }
  }
  return rows.length > 0 ? { value: outcomes, requests: rows } : new Abandon(outcomes);
}
