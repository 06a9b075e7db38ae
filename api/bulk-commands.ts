import { z } from "zod";
import { rowResult } from "../contracts/views/work-item.ts";
import type { StreamId, StreamKind } from "../domain/decider.ts";
import { acceptedOr, toRequest, type PersonContext } from "./command-answers.ts";
import type { Answer } from "./endpoint.ts";
import { toProblem } from "./http/failures.ts";
import { problemBody } from "./problem.ts";
import { acceptedParts } from "./repeated-requests.ts";

export const bulkResults = z.object({ results: z.array(rowResult), accepted: z.int(), refused: z.int() });

/**
 * One command for many entities 批量, under the keys "key/0", "key/1" …: each is a decision of its own, and one refused leaves
 * the others done. A defect or an absent database ends the request as it is; repeated under its key it goes on from there.
 */
export async function bulkAnswer(context: PersonContext, kind: StreamKind, streams: readonly StreamId[], command: { type: string }): Promise<Answer> {
  await acceptedParts(context);
  const results: z.input<typeof rowResult>[] = [];
  for (const [index, stream] of streams.entries()) {
    const request = toRequest({ ...context, key: `${context.key}/${index}` }, kind, stream, command);
    try {
      const accepted = acceptedOr(await context.ledger.execute({ ...request, ifMatch: undefined }), kind);
      results.push({ index, id: stream, ok: true, version: accepted.version });
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === "unexpected" || problem.code === "unavailable") throw error;
      results.push({ index, id: stream, ok: false, problem: problemBody(problem, context.language, context.request.path, context.requestId) });
    }
  }
  const accepted = results.filter((result) => result.ok).length;
  return { status: 200, body: { results, accepted, refused: results.length - accepted } };
}
