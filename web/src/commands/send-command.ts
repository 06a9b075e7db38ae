import { called } from "../api/client.ts";
import { queryClient } from "../api/queries.ts";
import { keysTouchedBy } from "../api/query-keys.ts";

export interface Target { kind: "campaign" | "work-item" | "dispute"; id: string; version?: number | undefined }

const collections = { campaign: "campaigns", "work-item": "work-items", dispute: "disputes" } as const;

/** SubmitForSignOff → submit-for-sign-off, as the API's addresses are written. */
export function kebab(command: string): string {
  return command.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** A key for one intention: kept over its retries, so that a lost answer is not a second deed. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** Gives a command and makes what it touched be read again. Throws ProblemError. */
export async function sendCommand(target: Target, command: string, body: object, key: string): Promise<void> {
  await called("POST", `/api/v1/${collections[target.kind]}/${encodeURIComponent(target.id)}/${kebab(command)}`, {
    body,
    headers: { "Idempotency-Key": key, ...(target.version === undefined ? {} : { "If-Match": `"${target.version}"` }) },
  });
  await Promise.all(keysTouchedBy(target.id, target.kind).map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
