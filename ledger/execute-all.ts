import { accepted, decideOne, firstAnswer } from "./decide-request.ts";
import { Abandon, type Door, type Opened } from "./door.ts";
import type { CommandRequest, Outcome } from "./ledger.ts";
import type { RequestRow } from "./write-changes.ts";

/** Several commands of one actor in one transaction; at the first that is not accepted everything is rolled back, and after a dry run anyway. */
export async function executeAll(door: Door, requests: readonly CommandRequest[], dryRun = false): Promise<Outcome[]> {
  if (requests.length === 0) return [];
  return door.transact<Outcome[]>({ streams: requests.map((request) => request.stream), requests }, async (opened) => {
    if (opened.locked.remembered.size > 0) return new Abandon(await firstAnswers(opened, requests));
    await opened.unit.fireDue(opened.now);
    if (dryRun) return new Abandon(await decideAll(opened, requests));
    const outcomes: Outcome[] = [];
    const rows: RequestRow[] = [];
    for (const request of requests) {
      const refusal = await decideOne(opened, request);
      if (refusal !== undefined) return new Abandon([...outcomes, refusal]);
      const { outcome, row } = accepted(opened, request);
      outcomes.push(outcome);
      rows.push(row);
    }
    return { value: outcomes, requests: rows };
  });
}

/** A batch was accepted whole, so every one of its keys is remembered; one that is not belongs to another batch. */
async function firstAnswers(opened: Opened, requests: readonly CommandRequest[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const request of requests) {
    const answer = (await firstAnswer(opened, request)) ?? { outcome: "key-reused" };
    if (answer.outcome !== "accepted") return [answer];
    outcomes.push(answer);
  }
  return outcomes;
}

/** What each command would come to after those before it; one that is not accepted leaves nothing behind for the next. */
async function decideAll(opened: Opened, requests: readonly CommandRequest[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const request of requests) {
    const refusal = await opened.unit.tentatively(() => decideOne(opened, request));
    outcomes.push(refusal ?? accepted(opened, request).outcome);
  }
  return outcomes;
}
