import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { createMailSender, type MailSettings } from "../../activities/mail.activities.ts";
import { PermanentFailure } from "../../activities/perform-effects.ts";
import { courtView } from "../../domain/court/court-view.ts";
import type { CourtState, Person } from "../../domain/court/court.ts";
import { unfoundedCourt } from "../../domain/court/defaults.ts";
import type { LeasedEffect } from "../../ledger/ledger.ts";

function aPerson(id: string, over: Partial<Person>): Person {
  return { id, name: id, department: "civil-2", posts: [], roles: ["judge"], status: "active", absences: [], language: "zh-CN", ...over };
}

const persons: Record<string, Person> = {
  "p-judge-1": aPerson("p-judge-1", { name: "民二庭法官一", email: "judge1@court.example" }),
  "p-clerk-1": aPerson("p-clerk-1", { name: "Clerk, One <x@y>", email: "clerk1@court.example", language: "en" }),
  "p-left": aPerson("p-left", { email: "left@court.example", status: "left" }),
  "p-redacted": aPerson("p-redacted", { name: undefined, redacted: true }),
};
const state: CourtState = { ...unfoundedCourt, name: "示范区人民法院", persons };
const ledger: MailSettings["ledger"] = {
  court: () => Promise.resolve({ court: courtView(state), state, version: 1, now: "2026-04-01T01:00:00.000Z" }),
  load: (stream) => Promise.resolve({ stream, kind: "work-item", state: {}, version: 1, seq: 1, clock: "standing/civil-2" }),
};

function anEffect(person: string, params: LeasedEffect["payload"] = { itemTitle: "企业需求清单", dueOn: "2026-04-30", by: "p-clerk-1", text: "请本周内报送" }): LeasedEffect {
  return { stream: "w-7", seq: 12, kind: "sendMail", ordinal: 0, payload: { person, template: "item-urged", params }, attempts: 1, fence: "1" };
}

interface Received { from: string; to: string[]; content: string }

/** A real SMTP server on a free port of this machine. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ url: string; received: Received[]; close: () => Promise<void> }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push({ from: session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((one) => one.address), content: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function header(content: string, name: string): string {
  const unfolded = (content.split("\r\n\r\n")[0] ?? "").replace(/\r\n[ \t]+/g, " ");
  const line = unfolded.split("\r\n").find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}: `)) ?? "";
  return line.slice(name.length + 2).replace(/=\?UTF-8\?(B|Q)\?([^?]*)\?=\s*/gi, (_, kind: string, text: string) =>
    kind.toUpperCase() === "B" ? Buffer.from(text, "base64").toString() : Buffer.from(text.replaceAll("_", " ").replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))), "latin1").toString());
}

function textOf(content: string): string {
  const [head = "", ...body] = content.split("\r\n\r\n");
  const raw = body.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(raw, "base64").toString("utf8").replaceAll("\r\n", "\n");
  if (!/quoted-printable/i.test(head)) return raw;
  return Buffer.from(raw.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), "latin1").toString("utf8");
}

const settings = { ledger, from: "督办系统 <ledger@court.example>", publicUrl: "https://ledger.court.example/" };

describe("over a real SMTP server", () => {
  let server: Awaited<ReturnType<typeof mailServer>>;
  beforeAll(async () => {
    server = await mailServer({
      onRcptTo: (address, _session, done) => (address.address === "clerk1@court.example" ? done(Object.assign(new Error("no such mailbox clerk1@court.example"), { responseCode: 550 })) : done()),
    });
  });
  afterAll(() => server.close());

  test("a notice reaches its person's own address, in the person's language, with a link and no name in it", async () => {
    await createMailSender({ ...settings, smtpUrl: server.url }).send(anEffect("p-judge-1"));
    const mail = server.received.at(-1)!;
    expect(mail).toMatchObject({ from: "ledger@court.example", to: ["judge1@court.example"] });
    expect(header(mail.content, "Subject")).toBe("催办：企业需求清单");
    expect(textOf(mail.content)).toContain("请本周内报送");
    expect(textOf(mail.content)).toContain("https://ledger.court.example/work-items/w-7\n");
    expect(header(mail.content, "Auto-Submitted")).toBe("auto-generated");
    expect(header(mail.content, "Content-Type")).toContain("text/plain");
  });

  test("sent twice, a notice has one Message-ID, which says nothing of stream or person; another person's has another", async () => {
    const sender = createMailSender({ ...settings, smtpUrl: server.url });
    await sender.send(anEffect("p-judge-1"));
    await sender.send(anEffect("p-judge-1"));
    await sender.send({ ...anEffect("p-judge-1"), ordinal: 1 });
    const [first, second, other] = server.received.slice(-3).map((mail) => header(mail.content, "Message-ID"));
    expect(first).toMatch(/^<[0-9a-f]{40}@ledger\.court\.example>$/);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  test("a refused mailbox is a permanent failure, and its address is not kept with the error", async () => {
    const failure = await createMailSender({ ...settings, smtpUrl: server.url }).send(anEffect("p-clerk-1")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PermanentFailure);
    expect(String(failure)).not.toContain("clerk1@");
    expect(String(failure)).toContain("550");
  });

  test("a line break in a text adds no header and no recipient", async () => {
    await createMailSender({ ...settings, smtpUrl: server.url }).send(anEffect("p-judge-1", { itemTitle: "a\r\nBcc: other@court.example\r\n\r\nb", dueOn: null, by: "system", text: "c" }));
    const mail = server.received.at(-1)!;
    expect(mail.to).toEqual(["judge1@court.example"]);
    expect(header(mail.content, "Bcc")).toBe("");
  });
});

test("a mail server that is busy or away is tried again, as is a login that it refuses", async () => {
  const busy = await mailServer({ onMailFrom: (_address, _session, done) => done(Object.assign(new Error("try later"), { responseCode: 451 })) });
  const refusing = await mailServer({ authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(new Error("bad login")) });
  const away = await mailServer();
  await away.close();
  for (const url of [busy.url, refusing.url.replace("smtp://", "smtp://user:wrong@"), away.url]) {
    const failure = await createMailSender({ ...settings, smtpUrl: url }).send(anEffect("p-judge-1")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(PermanentFailure);
  }
  await Promise.all([busy.close(), refusing.close()]);
});

test.each([["p-left", "the person has left"], ["p-redacted", "the person has no address"], ["p-unknown", "the person has left"]])("nothing is sent to %s", async (person, reason) => {
  const skipped: string[] = [];
  const sender = createMailSender({ ...settings, smtpUrl: "smtp://127.0.0.1:1", onSkipped: (_effect, why) => skipped.push(why) });
  await sender.send(anEffect(person));
  expect(skipped).toEqual([reason]);
});

test("without a mail server the notice is done, and whoever runs the worker is told", async () => {
  const skipped: string[] = [];
  await createMailSender({ ...settings, smtpUrl: undefined, onSkipped: (_effect, why) => skipped.push(why) }).send(anEffect("p-judge-1"));
  expect(skipped).toEqual(["no mail server is configured"]);
});

test("with a drop folder instead, each notice is one .eml file, however often it is sent", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mail-drop-"));
  const sender = createMailSender({ ...settings, smtpUrl: undefined, dropDirectory: join(folder, "out") });
  await sender.send(anEffect("p-clerk-1"));
  await sender.send(anEffect("p-clerk-1"));
  const files = await readdir(join(folder, "out"));
  expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{40}\.eml$/)]);
  const content = await readFile(join(folder, "out", files[0]!), "utf8");
  expect(header(content, "To")).toContain("clerk1@court.example");
  expect(header(content, "Subject")).toBe("Urged: 企业需求清单");
  await rm(folder, { recursive: true });
});

test("an effect that is no notice is never tried again", async () => {
  await expect(createMailSender({ ...settings, smtpUrl: "smtp://127.0.0.1:1" }).send({ ...anEffect("p-judge-1"), payload: { person: 7 } })).rejects.toBeInstanceOf(PermanentFailure);
});
