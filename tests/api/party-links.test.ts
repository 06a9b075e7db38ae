import { createHash, randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { pino } from "pino";
import { createMetrics } from "../../api/metrics.ts";
import { redacted } from "../../api/http/request-log.ts";
import { aDisputeOf, canary, disputePeople as who, LivedDispute } from "../builders/lived-dispute.ts";
import { smsGateway, type TestGateway } from "../builders/sms-gateway.ts";
import { apiServer, type ApiServer, type Caller } from "./api-server.ts";

/** p1 has a telephone, p2 has one too here: each has their own link. */
const phones = { p1: "13800000001", p2: "13900009876" };
const theirs = ["罕见当事人甲", "罕见当事人乙", "罕见代理人丙", "500101199001010011", "p1@party.example", "p2@party.example", "远方路一号", canary];

let api: ApiServer;
let gateway: TestGateway;
let head: Caller;
const log: string[] = [];
let disputes = 0;

beforeAll(async () => {
  gateway = await smsGateway();
  const sink = new Writable({ write(chunk: Buffer, _encoding, done) { log.push(chunk.toString()); done(); } });
  api = await apiServer({ logger: pino({ level: "trace", redact: { paths: redacted, censor: "[redacted]" } }, sink), config: { smsGateway: gateway.settings } });
  head = await api.as(who.head);
}, 60_000);
afterAll(async () => {
  await api.close();
  await gateway.close();
});

/** Mediated and agreed, signed by p1; with a sealed statement, and a representative of p2. */
async function agreed(): Promise<string> {
  disputes += 1;
  const lived = new LivedDispute(api.court, `d-${String(disputes)}`);
  lived.on("2026-03-02");
  const { parties } = aDisputeOf();
  await lived.registered({
    parties: parties.map((one) => ({ ...one, personal: { ...one.personal, phone: phones[one.id as "p1" | "p2"], address: "远方路一号" } })),
    representatives: [{ id: "a1", of: "p2", authority: "general", personal: { name: "罕见代理人丙", phone: "13700001111" } }],
  });
  await lived.give({ type: "Triage", tier: "coordination", venue: { kind: "court" }, mediators: [who.mediator], reasons: ["近"] }, who.head);
  await lived.give({ type: "AppointMediator" }, who.head);
  await lived.give({ type: "AcceptMediation" }, who.mediator);
  await lived.give({ type: "RecordSealedStatement", statement: "s1", by: "p1", kind: "concession", text: canary }, who.mediator);
  lived.on("2026-03-20");
  await lived.give({ type: "RecordAgreement", on: "2026-03-20", terms: "罕见当事人乙付款", signed: ["p1"] }, who.mediator);
  return lived.id;
}

interface Issued { token: string; link: string; url: string; slip: string; code?: { digits: string } }

async function issue(dispute: string, of: string, more: object = {}): Promise<Issued> {
  const answer = await head.post(`/disputes/${dispute}/issue-party-link`, { of, ...more });
  if (answer.status !== 200) throw new Error(answer.text);
  const issued = answer.body.issued as Issued;
  return { ...issued, token: issued.url.split("#")[1]! };
}

const holding = (token: string): Caller => api.anyone().with({ "X-Party-Link": token });

async function codeFor(link: string, act: string): Promise<string> {
  const answer = await holding(link).post("/party/codes", { act });
  if (answer.status !== 200) throw new Error(answer.text);
  return gateway.lastCode();
}

const wrongFor = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function eventsOf(dispute: string, type: string): Promise<{ actor: string; payload: Record<string, unknown> }[]> {
  const { rows } = await api.court.database.pool.query<{ body: string }>("SELECT body FROM events WHERE stream_id = $1 AND type = $2 ORDER BY seq", [dispute, type]);
  return rows.map(({ body }) => JSON.parse(body) as { actor: string; payload: Record<string, unknown> });
}

async function aged(statement: string): Promise<void> {
  await api.court.database.pool.query(statement);
}

describe("issuing", () => {
  test("a link is a command of the ledger and a token shown once, of which a hash is kept", async () => {
    const dispute = await agreed();
    const key = randomUUID();
    const first = await head.with({ "Idempotency-Key": key }).post(`/disputes/${dispute}/issue-party-link`, { of: "p2" });
    const url = new URL(first.body.issued.url as string);
    expect([url.pathname, url.search]).toEqual(["/party", ""]);
    expect(url.hash).toMatch(/^#tpl_[A-Za-z0-9_-]{43}$/);
    const again = await head.with({ "Idempotency-Key": key }).post(`/disputes/${dispute}/issue-party-link`, { of: "p2" });
    expect([again.status, again.body.issued.link, again.body.issued.url]).toEqual([200, first.body.issued.link, undefined]);
    const { rows } = await api.court.database.pool.query<{ row: string; hash: Buffer }>("SELECT p::text AS row, hash FROM party_links p WHERE dispute_id = $1", [dispute]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain(url.hash.slice(5));
    expect(rows[0]!.hash.equals(createHash("sha256").update(url.hash.slice(1)).digest())).toBe(true);
    expect(JSON.stringify(await eventsOf(dispute, "PartyLinkIssued"))).not.toContain(url.hash.slice(5));
  });

  test("the slip is an SVG with the QR code, the masked name and the code, and no name in full", async () => {
    const { slip, code } = await issue(await agreed(), "p2", { code: true });
    expect(slip).toMatch(/^<svg xmlns=/);
    expect(slip).toContain("罕某");
    expect(slip).toContain(code!.digits);
    for (const word of theirs) expect(slip).not.toContain(word);
  });

  test("whoever may not issue links gets none; nor does a token that is for reading", async () => {
    const dispute = await agreed();
    expect((await (await api.as(who.lead)).post(`/disputes/${dispute}/issue-party-link`, { of: "p2" })).status).toBe(403);
    const { body } = await head.post("/tokens", { label: "测试", scopes: ["read"] });
    const answer = await api.anyone().with({ Authorization: `Bearer ${body.token as string}` }).post(`/disputes/${dispute}/issue-party-link`, { of: "p2" });
    expect([answer.status, answer.body.code]).toEqual([403, "token-scope"]);
  });

  test("links of a dispute are listed with their days, without tokens", async () => {
    const dispute = await agreed();
    const { token, link } = await issue(dispute, "a1", { expiresInDays: 1 });
    await holding(token).get("/party/dispute");
    const { body, text } = await head.get(`/disputes/${dispute}/party-links`);
    expect(body.links).toEqual([{ link, of: "a1", standing: true, issuedAt: expect.any(String), expiresAt: expect.any(String), lastUsedOn: expect.any(String) }]);
    expect(text).not.toContain(token.slice(4));
  });
});

describe("reading", () => {
  test("a party sees stage, dates and why, and masked names", async () => {
    const { token } = await issue(await agreed(), "p2");
    const { status, body } = await holding(token).get("/party/dispute");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      statusText: "达成协议", stage: "mediation", representative: false, todayOn: "2026-03-20", acts: ["consent", "confirm", "object"], codeTo: "****9876",
      parties: [{ role: "applicant", name: "罕**", you: false }, { role: "respondent", name: "罕某", you: true }],
      agreement: { madeOn: "2026-03-20", youConfirmed: false },
    });
    const mediation = (body.clocks as { id: string; statement: { steps: { text: string }[] } }[]).find((one) => one.id === "mediation")!;
    expect(mediation.statement.steps.length).toBeGreaterThan(0);
  });

  test("nothing of another party, nothing sealed and nobody's words are in any answer, in either language", async () => {
    const dispute = await agreed();
    const { token } = await issue(dispute, "p1");
    await holding(token).post("/party/objections", { code: await codeFor(token, "object"), consent: true, clock: "mediation", text: "算错了" });
    for (const language of ["zh-CN", "en"]) {
      for (const link of [token, (await issue(dispute, "p2")).token, (await issue(dispute, "a1")).token]) {
        const { text, status } = await holding(link).with({ "Accept-Language": language }).get("/party/dispute");
        expect(status).toBe(200);
        for (const word of [...theirs, ...Object.values(phones), "13700001111", "算错了", who.mediator, who.head]) expect(text).not.toContain(word);
      }
    }
  });

  test("a link is read again and again, by header only: in the address it is none", async () => {
    const { token } = await issue(await agreed(), "p2");
    for (let time = 0; time < 3; time += 1) expect((await holding(token).get("/party/dispute")).status).toBe(200);
    expect((await api.anyone().get(`/party/dispute?token=${token}`)).status).toBe(401);
    expect((await api.anyone().with({ Authorization: `Bearer ${token}` }).get("/party/dispute")).status).toBe(401);
  });

  test("a link is no sign-in anywhere else, and a session none for a link", async () => {
    const dispute = await agreed();
    const { token } = await issue(dispute, "p2");
    expect((await holding(token).get(`/disputes/${dispute}`)).status).toBe(401);
    expect((await holding(token).post(`/disputes/${dispute}/close`, { on: "2026-03-20", ground: "-" })).status).toBe(401);
    expect((await head.get("/party/dispute")).body.code).toBe("link-not-valid");
  });

  test("a guessed link, one that was taken back and one that has expired are refused; who held them is told why", async () => {
    const dispute = await agreed();
    const guessed = await holding(`tpl_${"A".repeat(43)}`).get("/party/dispute");
    expect([guessed.status, guessed.body.code, guessed.body.reason]).toEqual([401, "link-not-valid", undefined]);
    expect((await holding("x").get("/party/dispute")).body.code).toBe("link-not-valid");
    const taken = await issue(dispute, "p2");
    expect((await head.post(`/disputes/${dispute}/revoke-party-link`, { link: taken.link })).status).toBe(200);
    expect((await holding(taken.token).get("/party/dispute")).body).toMatchObject({ code: "link-not-valid", reason: "revoked" });
    const old = await issue(dispute, "p2");
    await aged(`UPDATE party_links SET expires_at = now() - interval '1 second' WHERE link_id = '${old.link}'`);
    expect((await holding(old.token).get("/party/dispute")).body).toMatchObject({ code: "link-not-valid", reason: "expired" });
    expect((await holding(old.token).post("/party/codes", { act: "confirm" })).status).toBe(401);
  });

  test("a party whose data was destroyed has no link any more", async () => {
    const dispute = await agreed();
    const { token } = await issue(dispute, "p2");
    expect((await (await api.as(who.administrator)).post(`/disputes/${dispute}/redact-party`, { party: "p2", ground: "本人请求" })).status).toBe(200);
    expect((await holding(token).get("/party/dispute")).body.code).toBe("link-not-valid");
  });
});

describe("acting", () => {
  test("consent and confirmation go through the door as the party, with one code sent to the telephone", async () => {
    const dispute = await agreed();
    const { token, link } = await issue(dispute, "p2");
    const code = await codeFor(token, "confirm");
    expect(gateway.messages.at(-1)?.to).toBe(phones.p2);
    const answer = await holding(token).post("/party/confirm-agreement", { code, consent: true });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ consentedOn: "2026-03-20", agreement: { youConfirmed: true, effectiveOn: "2026-03-20" }, acts: ["object"] });
    expect(await eventsOf(dispute, "AgreementConfirmed")).toMatchObject([{ actor: `link:${dispute}:${link}`, payload: { party: "p2", channel: "link", on: "2026-03-20" } }]);
    expect(await eventsOf(dispute, "OnlineConsented")).toHaveLength(1);
    const { text } = await head.get(`/streams/${dispute}/timeline`);
    expect(text).toContain("当事人（经链接）");
    expect(gateway.refused).toBe(0);
  });

  test("without consent to proceed online nothing is confirmed by link", async () => {
    const { token } = await issue(await agreed(), "p2");
    const answer = await holding(token).post("/party/confirm-agreement", { code: await codeFor(token, "confirm") });
    expect([answer.status, answer.body.reason]).toEqual([422, "NoConsentOnline"]);
  });

  test("an objection goes to 审管办, and the party sees its own", async () => {
    const dispute = await agreed();
    const { token } = await issue(dispute, "p1");
    const answer = await holding(token).post("/party/objections", { code: await codeFor(token, "object"), consent: true, clock: "mediation", text: "应自三月三日起算" });
    expect(answer.body.objections).toEqual([{ clock: "mediation", raisedOn: "2026-03-20" }]);
    expect((await holding((await issue(dispute, "p2")).token).get("/party/dispute")).body.objections).toEqual([]);
    const { rows } = await api.court.database.pool.query("SELECT step FROM todos WHERE stream_id = $1 AND step LIKE 'answer-objection%'", [dispute]);
    expect(rows).toHaveLength(1);
  });

  test("a representative with general authority confirms nothing", async () => {
    const { token } = await issue(await agreed(), "a1");
    expect((await holding(token).get("/party/dispute")).body.acts).toEqual(["consent", "object"]);
    const answer = await holding(token).post("/party/confirm-agreement", { code: await codeFor(token, "confirm"), consent: true });
    expect(gateway.messages.at(-1)?.to).toBe("13700001111");
    expect(answer.body.reason).toBe("SpecialAuthorityMissing");
  });

  test("a code works once; the same request sent again gets the first answer", async () => {
    const { token } = await issue(await agreed(), "p2");
    const code = await codeFor(token, "confirm");
    const once = holding(token).with({ "Idempotency-Key": randomUUID() });
    expect((await once.post("/party/confirm-agreement", { code, consent: true })).status).toBe(200);
    expect((await once.post("/party/confirm-agreement", { code, consent: true })).status).toBe(200);
    const reused = await holding(token).post("/party/objections", { code, clock: "mediation", text: "再用一次" });
    expect([reused.status, reused.body.code]).toEqual([403, "code-not-valid"]);
  });

  test("two acts at once with one code: one of them is done", async () => {
    const dispute = await agreed();
    const { token } = await issue(dispute, "p2");
    const code = await codeFor(token, "object");
    const answers = await Promise.all([1, 2, 3].map((one) => holding(token).post("/party/objections", { code, consent: true, clock: "mediation", text: `异议${String(one)}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
    expect(await eventsOf(dispute, "ObjectionRaised")).toHaveLength(1);
  });

  test("a code sent for one act is none for another, nor another link's, nor an old one", async () => {
    const dispute = await agreed();
    const [mine, other] = [await issue(dispute, "p2"), await issue(dispute, "p1")];
    const code = await codeFor(mine.token, "object");
    expect((await holding(mine.token).post("/party/confirm-agreement", { code, consent: true })).body.code).toBe("code-not-valid");
    expect((await holding(other.token).post("/party/objections", { code, consent: true, clock: "mediation", text: "-" })).body.code).toBe("code-not-valid");
    await aged(`UPDATE party_codes SET expires_at = now() - interval '1 second' WHERE link_id = '${mine.link}'`);
    expect((await holding(mine.token).post("/party/objections", { code, consent: true, clock: "mediation", text: "-" })).body.code).toBe("code-not-valid");
    expect(await eventsOf(dispute, "ObjectionRaised")).toEqual([]);
  });

  test("five wrong entries lock the link, also for the right code and for new ones", async () => {
    const dispute = await agreed();
    const { token, link } = await issue(dispute, "p2");
    const code = await codeFor(token, "confirm");
    for (let time = 0; time < 5; time += 1) expect((await holding(token).post("/party/confirm-agreement", { code: wrongFor(code), consent: true })).body.code).toBe("code-not-valid");
    const locked = await holding(token).post("/party/confirm-agreement", { code, consent: true });
    expect([locked.status, locked.body.code]).toEqual([429, "too-many-requests"]);
    expect(Number(locked.headers["retry-after"])).toBeGreaterThan(800);
    expect((await holding(token).post("/party/codes", { act: "confirm" })).status).toBe(429);
    expect((await holding(token).get("/party/dispute")).status).toBe(200);
    expect((await head.get(`/disputes/${dispute}/party-links`)).body.links[0].lockedUntil).toEqual(expect.any(String));
    // Once the lock is over, the spent guesses have spent the code as well.
    await aged(`UPDATE party_links SET locked_until = now(), last_code_at = NULL WHERE link_id = '${link}'`);
    expect((await holding(token).post("/party/confirm-agreement", { code, consent: true })).body.code).toBe("code-not-valid");
    expect(await eventsOf(dispute, "AgreementConfirmed")).toEqual([]);
  });

  test("codes are sent a minute apart, five in an hour", async () => {
    const { token, link } = await issue(await agreed(), "p2");
    await codeFor(token, "object");
    const soon = await holding(token).post("/party/codes", { act: "object" });
    expect([soon.status, Number(soon.headers["retry-after"]) <= 60]).toEqual([429, true]);
    for (let time = 0; time < 4; time += 1) {
      await aged(`UPDATE party_links SET last_code_at = last_code_at - interval '2 minutes' WHERE link_id = '${link}'`);
      await codeFor(token, "object");
    }
    await aged(`UPDATE party_links SET last_code_at = last_code_at - interval '2 minutes' WHERE link_id = '${link}'`);
    expect((await holding(token).post("/party/codes", { act: "object" })).status).toBe(429);
  });

  test("a gateway that refuses is said so, and its failure costs no turn", async () => {
    const { token } = await issue(await agreed(), "p2");
    gateway.status = 500;
    const failed = await holding(token).post("/party/codes", { act: "object" });
    gateway.status = 200;
    expect([failed.status, failed.body.code]).toEqual([502, "code-not-sent"]);
    expect((await holding(token).post("/party/codes", { act: "object" })).status).toBe(200);
  });

  test("a code printed at the counter counts the same, for any one act", async () => {
    const dispute = await agreed();
    const { token, link, code } = await issue(dispute, "p2", { code: true });
    expect((await holding(token).post("/party/consent", { code: code!.digits })).status).toBe(200);
    const printed = await head.post(`/disputes/${dispute}/party-links/${link}/code`);
    expect((await holding(token).post("/party/confirm-agreement", { code: printed.body.digits })).status).toBe(200);
    expect((await (await api.as(who.lead)).post(`/disputes/${dispute}/party-links/${link}/code`)).status).toBe(403);
    expect((await head.post(`/disputes/${dispute}/party-links/unknown/code`)).status).toBe(404);
  });

  test("what a clerk enters for a party is on paper, never by link", async () => {
    const dispute = await agreed();
    const answer = await head.post(`/disputes/${dispute}/confirm-agreement`, { party: "p2", on: "2026-03-20", channel: "link" });
    expect([answer.status, answer.body.reason]).toEqual([422, "NotByLink"]);
    expect((await head.post(`/disputes/${dispute}/confirm-agreement`, { party: "p2", on: "2026-03-20" })).status).toBe(200);
  });
});

test("requests are limited for each link, and wrong links for each address", async () => {
  const limited = await apiServer({ config: { partyRequestsPerMinute: 3 } });
  try {
    const ask = (token: string) => limited.anyone().with({ "X-Party-Link": token }).get("/party/dispute");
    const statuses: number[] = [];
    for (let time = 0; time < 5; time += 1) statuses.push((await ask(`tpl_${String(time).repeat(43)}`)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  } finally {
    await limited.close();
  }
}, 60_000);

test("token, code and telephone stand in no log line, no security line, no metric and no ledger event's text", async () => {
  const dispute = await agreed();
  const { token } = await issue(dispute, "p2");
  const code = await codeFor(token, "confirm");
  await holding(token).post("/party/confirm-agreement", { code: wrongFor(code), consent: true });
  await holding(token).post("/party/confirm-agreement", { code, consent: true });
  const { rows: security } = await api.court.database.pool.query<{ line: string }>("SELECT s::text AS line FROM security_log s");
  const { rows: events } = await api.court.database.pool.query<{ line: string }>("SELECT body AS line FROM events WHERE stream_id = $1", [dispute]);
  const { rows: kept } = await api.court.database.pool.query<{ line: string }>("SELECT p::text AS line FROM party_links p UNION ALL SELECT c::text FROM party_codes c");
  const metrics = createMetrics(api.court.database.pool, () => 0);
  const everything = [...log, ...security.map(({ line }) => line), ...events.map(({ line }) => line), ...kept.map(({ line }) => line), await metrics.registry.metrics()].join("\n");
  expect(log.length).toBeGreaterThan(10);
  for (const word of [token, token.slice(4), phones.p2, `"${code}"`, ...theirs.slice(0, 7)]) expect(everything).not.toContain(word);
});
