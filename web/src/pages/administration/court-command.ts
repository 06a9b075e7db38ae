import { called } from "../../api/client.ts";
import { queryClient } from "../../api/queries.ts";
import { keysTouchedBy } from "../../api/query-keys.ts";
import type { operations } from "../../api/schema.d.ts";
import { useNames } from "../../components/names.tsx";
import { kebab } from "../../commands/send-command.ts";

interface WithBody { requestBody: { content: { "application/json": unknown } } }

/** Commands on the court itself, by the API's names. */
export type CourtCommand = { [Id in keyof operations]: Id extends `court${infer Name}` ? operations[Id] extends WithBody ? Name : never : never }[keyof operations];
export type CourtBody<C extends CourtCommand> = operations[`court${C}`] extends { requestBody: { content: { "application/json": infer Body } } } ? Body : never;

/** Gives a command on the court and makes what it touched be read again; with a version, only if nothing has changed since. Throws ProblemError. */
export async function sendCourtCommand<C extends CourtCommand>(command: C, body: CourtBody<C>, key: string, version?: number): Promise<void> {
  await called("POST", `/api/v1/court/${kebab(command)}`, { body, headers: { "Idempotency-Key": key, ...(version === undefined ? {} : { "If-Match": `"${version}"` }) } });
  await Promise.all(keysTouchedBy("court", "court").map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/** Which commands on the court the reader may give, in the API's words. */
export function useCourtMay(): (command: CourtCommand) => boolean {
  const { organisation } = useNames();
  return (command) => organisation?.availableActions.includes(command) === true;
}
