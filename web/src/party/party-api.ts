import createClient from "openapi-fetch";
import i18next from "i18next";
import { ProblemError, problemOf } from "../api/problem.ts";
import type { components, paths } from "../api/schema.d.ts";

export type PartyView = components["schemas"]["PartyView"];
export type PartyAct = PartyView["acts"][number];

/** The token is in the fragment, which stays in the browser; it goes out in a header of its own, never with a cookie. */
function headers(): Record<string, string> {
  return { "X-Party-Link": window.location.hash.slice(1), "Accept-Language": i18next.language };
}

export const hasLink = (): boolean => window.location.hash.length > 1;

const client = createClient<paths>({ baseUrl: window.location.origin, credentials: "omit" });
client.use({ onError: () => new ProblemError({ code: "unreachable" }) });

async function answered<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok || data === undefined) throw new ProblemError(problemOf(error, response.status));
  return data;
}

export function readDispute(): Promise<PartyView> {
  return answered(client.GET("/api/v1/party/dispute", { headers: headers() }));
}

/** Gives the last digits of the telephone it went to. */
export async function sendCode(act: PartyAct): Promise<string> {
  return (await answered(client.POST("/api/v1/party/codes", { headers: headers(), body: { act } }))).to;
}

export const newKey = (): string => crypto.randomUUID();

/** What somebody has filled in, with the key that makes a repeated sending one act. */
export interface Filled { code: string; consent: boolean; key: string; clock?: string; text?: string }

export function act(kind: PartyAct, { code, consent, key, clock, text }: Filled): Promise<PartyView> {
  const sent = { ...headers(), "Idempotency-Key": key };
  const consents = consent ? { consent: true as const } : {};
  switch (kind) {
    case "consent": return answered(client.POST("/api/v1/party/consent", { headers: sent, body: { code } }));
    case "confirm": return answered(client.POST("/api/v1/party/confirm-agreement", { headers: sent, body: { code, ...consents } }));
    case "object": return answered(client.POST("/api/v1/party/objections", { headers: sent, body: { code, ...consents, clock: clock ?? "", text: text ?? "" } }));
  }
}
