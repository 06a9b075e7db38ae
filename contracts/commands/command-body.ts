import type { z } from "zod";

/** A command without its name: what a person sends as the body. */
export type BodyOf<Command extends { type: string }, Type extends Command["type"]> = Type extends Command["type"] ? Omit<Extract<Command, { type: Type }>, "type"> : never;

/** Schemas by command; each one's result is exactly what the decider takes (`satisfies` at the table). */
export type BodySchemas<Command extends { type: string }, Type extends Command["type"]> = { readonly [T in Type]: z.ZodType<BodyOf<Command, T>> };

/** "SubmitForSignOff" → "submit-for-sign-off", as it stands in the address. */
export function kebab(commandType: string): string {
  return commandType.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}
