import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { createPartyChannels, type PartyChannels, type PartySettings } from "../../activities/party.activities.ts";
import { partyTexts } from "../../contracts/notices/party-texts.ts";
import type { Dispute } from "../../domain/dispute/dispute.ts";
import { partyTemplates } from "../../domain/dispute/dispute.reactions.ts";
import type { CommandRequest, LeasedEffect, Outcome } from "../../ledger/ledger.ts";
import { assigned, registered } from "../builders/dispute.ts";

const address = "p2@party.example";

/** A filed dispute whose respondent has agreed to proceed online and is being served electronically. */
function served(method: "electronic" | "postal" = "electronic"): Dispute {
  const story = assigned().on("2026-03-26", { type: "ConsentOnline", party: "p2", channel: "paper" }, "p-court-clerk");
  const { dispute } = story.on("2026-03-27", { type: "ServeDocument", service: "s1", document: "complaint", party: "p2", method, on: "2026-03-27" }, "p-court-clerk");
  return { ...dispute, parties: dispute.parties.map((party) => (party.id === "p2" ? { ...party, personal: { ...party.personal, email: address, address: "某镇某路1号" } } : party)) };
}

function anEffect(kind: "serveDocument" | "notifyParty", payload: LeasedEffect["payload"]): LeasedEffect {
  return { stream: "d-1", seq: 9, kind, ordinal: 0, payload, attempts: 1, fence: "1" };
}

const serving = anEffect("serveDocument", { service: "s1", document: "complaint", party: "p2", method: "electronic", attempt: 1 });

interface Bench { channels: PartyChannels; commands: CommandRequest["command"][]; skipped: string[] }

/** Channels over a ledger that has one dispute and remembers what it is told. */
function channelsFor(dispute: Dispute, settings: Partial<PartySettings> = {}, answer: Partial<Outcome> = {}): Bench {
  const commands: CommandRequest["command"][] = [];
  const skipped: string[] = [];
  const channels = createPartyChannels({
    ledger: {
      load: () => Promise.resolve({ stream: "d-1", kind: "dispute", state: JSON.parse(JSON.stringify(dispute)), version: 1, seq: 9, clock: "dispute/d-1" }),
      execute: ({ command }) => {
        commands.push(command);
        return Promise.resolve({ outcome: "accepted", stream: "d-1", kind: "dispute", state: {}, version: 1, seq: 10, courtSeq: 1, repeated: false, ...answer } as Outcome);
      },
      courtNow: () => Promise.resolve("2026-03-27T03:00:00.000Z"),
    },
    smtpUrl: undefined, from: "court@court.example", publicUrl: "https://court.example/", onSkipped: (_effect, reason) => { skipped.push(reason); }, ...settings,
  });
  return { channels, commands, skipped };
}

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "court-party-")); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

async function withServer<T>(options: SMTPServerOptions, use: (url: string, received: string[]) => Promise<T>): Promise<T> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => { received.push(Buffer.concat(chunks).toString("utf8")); done(); });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  try {
    return await use(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

test("what the mail server accepts is served on that day, with one Message-ID however often it is sent", async () => {
  await withServer({}, async (smtpUrl, received) => {
    const { channels, commands } = channelsFor(served(), { smtpUrl });
    await channels.serveDocument(serving);
    await channels.serveDocument(serving);
    expect(commands).toEqual([1, 2].map(() => ({ type: "RecordService", service: "s1", delivered: true, on: "2026-03-27" })));
    const ids = received.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@court\.example>$/);
    expect(new Set(ids).size).toBe(1);
  });
});

test("a mailbox that is refused falls back at once; a server that is away is tried again", async () => {
  await withServer({ onRcptTo: (_address, _session, done) => { done(Object.assign(new Error("no such mailbox"), { responseCode: 550 })); } }, async (smtpUrl) => {
    const { channels, commands } = channelsFor(served(), { smtpUrl });
    await channels.serveDocument(serving);
    expect(commands).toEqual([{ type: "RecordService", service: "s1", delivered: false, on: "2026-03-27" }]);
  });
  const away = channelsFor(served(), { smtpUrl: "smtp://127.0.0.1:1" });
  await expect(away.channels.serveDocument(serving)).rejects.toThrow();
  expect(away.commands).toEqual([]);
});

test("what is only handed over waits for its receipt: a sheet for the post room, a mail in the drop folder", async () => {
  const posted = channelsFor(served("postal"), { dropDirectory: folder });
  await posted.channels.serveDocument(anEffect("serveDocument", { service: "s1", document: "complaint", party: "p2", method: "postal", attempt: 1 }));
  const [sheet] = readdirSync(folder);
  expect(readFileSync(join(folder, sheet!), "utf8")).toContain("某镇某路1号");
  expect(sheet).toMatch(/^[0-9a-f]{40}\.txt$/);
  const dropped = channelsFor(served(), { dropDirectory: folder });
  await dropped.channels.serveDocument(serving);
  expect(readdirSync(folder).filter((name) => name.endsWith(".eml"))).toHaveLength(1);
  expect([...posted.commands, ...dropped.commands]).toEqual([]);
});

test("an attempt that another has overtaken sends nothing, nor does one for a party of whom nothing is known any more", async () => {
  const dispute = served();
  const overtaken = channelsFor(dispute, { dropDirectory: folder });
  await overtaken.channels.serveDocument(anEffect("serveDocument", { ...serving.payload, attempt: 2 }));
  const gone = channelsFor({ ...dispute, parties: dispute.parties.map((party) => ({ ...party, redacted: true as const })) }, { dropDirectory: folder });
  await gone.channels.serveDocument(serving);
  expect(readdirSync(folder)).toEqual([]);
  expect([overtaken.skipped, gone.skipped]).toEqual([["served meanwhile, or sent another way"], ["nothing is known of the party any more"]]);
});

test("a receipt recorded meanwhile stands as it is; an adapter of one's own takes the usual one's place", async () => {
  const refusal = channelsFor(served(), { channels: { electronic: () => Promise.resolve("accepted") } }, { outcome: "rejected", rejection: { rejected: "ServedBefore" } });
  await refusal.channels.serveDocument(serving);
  expect(refusal.skipped).toEqual(["ServedBefore"]);
});

test("a party is told by mail only if it agreed to proceed online, in both languages and without a word of the case", async () => {
  const { channels } = channelsFor(served(), { dropDirectory: folder });
  for (const template of partyTemplates) await channels.notifyParty({ ...anEffect("notifyParty", { party: "p2", template, params: { rule: "defence", dueOn: "2026-04-14", days: -7, document: "complaint", at: "2026-04-24T02:00:00.000Z", hearing: "h1", clock: "defence:p2", objection: "o1", upheld: true } }), seq: partyTemplates.indexOf(template) });
  const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  expect(mails).toHaveLength(Object.keys(partyTexts).length);
  for (const mail of mails) expect(mail).not.toContain("货款");
  const { channels: silent, skipped } = channelsFor(registered().dispute, { dropDirectory: folder });
  await silent.notifyParty(anEffect("notifyParty", { party: "p1", template: "party-period-over", params: {} }));
  expect(skipped).toEqual(["the party is told by its link"]);
});
