import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { exitCodes } from "../../cli/terminal.ts";
import { fakeServer, runner, type Answer, type Asked, type FakeServer, type Runner } from "./cli-runner.ts";

const item = { id: "w-7", title: "企业需求清单", status: "InProgress", version: 4, dueOn: "2026-04-30", availableActions: ["Report", "SubmitForSignOff"] };
let server: FakeServer;
let person: Runner;
let answer: (asked: Asked) => Answer;

beforeEach(async () => {
  answer = () => ({ body: item });
  server = await fakeServer((asked) => answer(asked));
  person = await runner({ url: server.url, env: { TF_TOKEN: "tft_test" } });
});
afterEach(async () => {
  await server.close();
  await person.remove();
});

describe("a command on an item", () => {
  test("is one POST with token, language, key and version, and says what may be done next", async () => {
    const { code, out } = await person.tf("item", "report", "w-7", "--summary", "已走访十家", "--progress", "40", "--key", "k-1", "--if-match", "3", "--on-behalf-of", "p-head-1");
    expect(code).toBe(exitCodes.done);
    expect(server.last()).toMatchObject({ method: "POST", path: "/api/v1/work-items/w-7/report", body: { summary: "已走访十家", progress: 40 } });
    expect(server.last().headers).toMatchObject({ authorization: "Bearer tft_test", "accept-language": "zh-CN", "idempotency-key": "k-1", "if-match": '"3"', "x-on-behalf-of": "p-head-1" });
    expect(out).toContain("✓ 报告进展：企业需求清单 (w-7)");
    expect(out).toContain("report、submit-for-sign-off");
  });

  test.each<[string, string[], unknown]>([
    ["a decision by two options of one field", ["decide-extension", "w-7", "--refused", "--reason", "理由不足"], { granted: false, reason: "理由不足" }],
    ["an opinion", ["co-sign", "w-7", "--agree"], { opinion: "agree" }],
    ["a nested duty", ["assign", "w-7", "--department", "civil-2", "--responsible", "p-1", "--co-organisers", "p-2, p-3"], { duty: { department: "civil-2", responsible: "p-1", coOrganisers: ["p-2", "p-3"] } }],
    ["a due date counted from a milestone", ["reopen", "w-7", "--reason", "反弹", "--due", "20wd@m1"], { reason: "反弹", due: { workingDays: 20, after: "m1" } }],
    ["a fixed date", ["reopen", "w-7", "--reason", "反弹", "--due", "2026-05-01!"], { reason: "反弹", due: { on: "2026-05-01", fixed: true } }],
    ["evidence by address and a result", ["submit-for-sign-off", "w-7", "--summary", "s", "--evidence", "清单=https://files.court/1", "--evidence", "记录", "--result", "answered:80:%"], { summary: "s", evidence: [{ name: "清单", uri: "https://files.court/1" }, { name: "记录" }], result: { metric: "answered", value: 80, unit: "%" } }],
    ["a submission without evidence", ["submit-for-sign-off", "w-7", "--summary", "s"], { summary: "s", evidence: [] }],
  ])("takes %s", async (_what, argv, body) => {
    expect((await person.tf("item", ...argv)).code).toBe(exitCodes.done);
    expect(server.last().body).toEqual(body);
  });

  test("reads texts from files and keeps of an evidence file only its hash", async () => {
    await person.write("report.txt", "第一行\n第二行\n");
    await person.write("list.xlsx", "content");
    await person.tf("item", "report", "w-7", "--summary", "@report.txt", "--evidence", "清单=list.xlsx");
    expect(server.last().body).toEqual({ summary: "第一行\n第二行", evidence: [{ name: "清单", sha256: createHash("sha256").update("content").digest("hex") }] });
    await person.tf("item", "urge", "w-7", "--text", "@@全体");
    expect(server.last().body).toEqual({ text: "@全体" });
  });

  test("takes a whole body from a file, and options above it", async () => {
    await person.write("body.yaml", "duty: { department: civil-1, post: judge }\n");
    await person.tf("item", "assign", "w-7", "--body", "body.yaml", "--department", "civil-2");
    expect(server.last().body).toEqual({ duty: { department: "civil-2", post: "judge" } });
  });

  test.each([
    [["item", "report", "w-7"], "--summary"],
    [["item", "decide-extension", "w-7", "--granted", "--refused"], "--refused"],
    [["item", "reopen", "w-7", "--reason", "x", "--due", "soon"], "2026-04-15"],
    [["item", "report", "w-7", "--summary", "x", "--progress", "half"], "--progress"],
    [["item", "report", "w-7", "--summary", "@missing.txt"], "missing.txt"],
    [["item", "report"], "缺少参数 id"],
    [["item", "report", "w-7", "--colour", "red"], "--colour"],
    [["nonsense"], "nonsense"],
  ])("%s is wrong usage, told without asking the server", async (argv, word) => {
    const { code, err } = await person.tf(...argv);
    expect(code).toBe(exitCodes.usage);
    expect(err).toContain(word);
    expect(server.asked).toEqual([]);
  });
});

test.each([
  [["item", "report"], "用法有误：缺少参数 id"],
  [["item", "report", "w-7", "--colour", "red"], "用法有误：没有这个选项 --colour"],
  [["itme"], "用法有误：没有这个命令 itme（是不是 item？）"],
])("%s is told in Chinese to whoever reads Chinese", async (argv, said) => {
  expect((await person.tf("--lang", "zh", ...argv)).err).toContain(said);
});

test("an id cannot lead to another address", async () => {
  await person.tf("item", "accept", "../campaigns/c-1");
  expect(server.last().path).toBe("/api/v1/work-items/..%2Fcampaigns%2Fc-1/accept");
});

test("a campaign is drafted from its file and submitted, under keys of one", async () => {
  await person.write("plan.yaml", "title: 专班\n");
  answer = (asked) => ({ status: asked.path.endsWith("/campaigns") ? 201 : 200, body: { id: "c-1", plan: { title: "专班" }, status: "Submitted", version: 2, warnings: [], availableActions: [] } });
  expect((await person.tf("campaign", "launch", "plan.yaml", "--any-of", "p-1,p-2", "--key", "k")).code).toBe(exitCodes.done);
  const [draft, submit] = server.asked;
  expect(draft).toMatchObject({ path: "/api/v1/campaigns", text: "title: 专班\n", headers: { "content-type": "application/yaml", "idempotency-key": "k/draft" } });
  expect(submit).toMatchObject({ path: "/api/v1/campaigns/c-1/submit", body: { countersigning: { mode: "any", persons: ["p-1", "p-2"] } }, headers: { "idempotency-key": "k/submit" } });
});

test("terminating names every item with what becomes of it", async () => {
  await person.tf("campaign", "terminate", "c-1", "--ground", "职能调整", "--waive", "w-1=不再需要", "--carry", "w-2=转部门");
  expect(server.last().body).toEqual({ ground: "职能调整", items: [{ item: "w-1", action: "waive", ground: "不再需要" }, { item: "w-2", action: "carry", ground: "转部门" }] });
});

test("many items get one request and a result each", async () => {
  answer = () => ({ body: { results: [{ index: 0, id: "w-1", ok: true }, { index: 1, id: "w-2", ok: false, problem: { code: "not-allowed", status: 403, title: "无权办理", detail: "不是督办人" } }], accepted: 1, refused: 1 } });
  const { out } = await person.tf("item", "bulk", "urge", "w-1", "w-2", "--text", "请抓紧");
  expect(server.last()).toMatchObject({ path: "/api/v1/work-items/bulk", body: { command: "Urge", items: ["w-1", "w-2"], body: { text: "请抓紧" } } });
  expect(out).toContain("无权办理: 不是督办人");
});

describe("when the server refuses", () => {
  const problem = { type: "urn:x", title: "文件有误", status: 422, detail: "文件共有 2 处错误。", instance: "/", code: "invalid-file", requestId: "r-1", invalidParams: [{ path: "items[0].due", code: "x", message: "晚于专班结束", allowed: "<= 2026-12-31" }, { path: "items[12].responsible", code: "y", message: "查无此人" }] };

  test("it says what, why and every fault in a table", async () => {
    answer = () => ({ status: 422, body: problem });
    await person.write("plan.yaml", "title: x\n");
    const { code, err, out } = await person.tf("plan", "check", "plan.yaml");
    expect(code).toBe(exitCodes.refused);
    expect(out).toBe("");
    expect(err.split("\n")).toEqual([
      "✗ 文件有误（invalid-file）",
      "文件共有 2 处错误。",
      "",
      "位置                   问题          允许",
      "─────────────────────  ────────────  ─────────────",
      "items[0].due           晚于专班结束  <= 2026-12-31",
      "items[12].responsible  查无此人",
      "",
      "",
    ]);
  });

  test("for machines it is the problem itself, on standard error", async () => {
    answer = () => ({ status: 422, body: problem });
    await person.write("plan.yaml", "title: x\n");
    const { err, out } = await person.tf("plan", "check", "plan.yaml", "--json");
    expect(out).toBe("");
    expect(JSON.parse(err)).toMatchObject({ code: "invalid-file", status: 422 });
  });

  test("it says who may and what can be done now", async () => {
    answer = () => ({ status: 403, body: { ...problem, invalidParams: undefined, status: 403, title: "无权办理", code: "not-allowed", detail: "d", authority: { ground: "办结销号由督办人审核", grants: [{ role: "staff", scope: "supervised" }] }, availableActions: ["CoSign"] } });
    const { err } = await person.tf("item", "sign-off", "w-7");
    expect(err).toContain("可由谁办理：干警（所督办的）；依据：办结销号由督办人审核");
    expect(err).toContain("现在可以办理：co-sign");
  });

  test("texts of others cannot steer the terminal", async () => {
    answer = () => ({ status: 409, body: { ...problem, status: 409, code: "state-does-not-allow", detail: "a\u001b[2J\u202eb\u0007c" } });
    const { err } = await person.tf("item", "accept", "w-7");
    expect(err).toContain("a\ufffd[2Jb\ufffdc");
  });
});

test("an unknown, expired or missing sign-in ends with 3", async () => {
  answer = () => ({ status: 401, body: { title: "访问令牌无效", status: 401, code: "token-not-valid", detail: "d" } });
  expect((await person.tf("inbox")).code).toBe(exitCodes.notSignedIn);
  const stranger = await runner({ url: server.url });
  const { code, err } = await stranger.tf("inbox");
  expect([code, err.includes("login")]).toEqual([exitCodes.notSignedIn, true]);
  await stranger.remove();
});

test("a server that is away ends with 4, after some tries under the same key", async () => {
  answer = () => ({ status: 503, headers: { "retry-after": "0" }, body: { title: "暂时不可用", status: 503, code: "unavailable", detail: "d" } });
  expect((await person.tf("item", "accept", "w-7")).code).toBe(exitCodes.unreachable);
  expect(server.asked).toHaveLength(3);
  expect(new Set(server.asked.map((asked) => asked.headers["idempotency-key"])).size).toBe(1);
  const nobody = await runner({ url: "http://127.0.0.1:9", env: { TF_TOKEN: "t" } });
  const { code, err } = await nobody.tf("inbox");
  expect(code).toBe(exitCodes.unreachable);
  expect(err).toContain("http://127.0.0.1:9");
  await nobody.remove();
});

test("something else on that port is not taken for the court", async () => {
  answer = () => ({ status: 404, headers: { "content-type": "text/html" }, text: "<h1>nginx</h1>" });
  const { code, err } = await person.tf("inbox");
  expect(code).toBe(exitCodes.unreachable);
  expect(err).toContain("404");
});

describe("signing in", () => {
  const me = { person: "p-1", name: "民二庭庭长", department: "civil-2", posts: [], roles: ["department-head"], language: "zh-CN", principals: [], mustChangePassword: false, via: "session", courtName: "示范区人民法院", courtNow: "2026-05-06T01:12:00.000Z", todayOn: "2026-05-06", demo: false };
  const cookie = { "set-cookie": "court.sid=s%3Aabc; Path=/; HttpOnly" };

  beforeEach(() => {
    answer = (asked) => {
      if (asked.path.endsWith("/tokens")) return { status: 201, body: { id: "0123456789abcdef", token: "tft_new", expiresAt: "2026-06-05T00:00:00.000Z" } };
      if (asked.method === "DELETE") return { status: 204 };
      return { body: me, headers: asked.method === "POST" ? cookie : {} };
    };
  });

  test("keeps a token in a file for the person alone, and signing out revokes it", async () => {
    const someone = await runner({ url: server.url, passwords: ["correct horse"] });
    const { code, out } = await someone.tf("login", "--as", "p-1");
    expect(code).toBe(exitCodes.done);
    expect(out).toContain("已登录 示范区人民法院：民二庭庭长（p-1）");
    expect(server.asked[0]).toMatchObject({ path: "/api/v1/session", body: { person: "p-1", password: "correct horse" } });
    expect(server.asked[1]).toMatchObject({ path: "/api/v1/tokens", headers: { cookie: "court.sid=s%3Aabc", origin: server.url }, body: { scopes: ["read", "command"], expiresInDays: 30 } });
    const path = join(someone.folder, "config", "court-task-forces", "sign-in.json");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, ".."))).mode & 0o777).toBe(0o700);
    expect(await readFile(path, "utf8")).not.toContain("correct horse");
    await someone.tf("whoami");
    expect(server.last().headers["authorization"]).toBe("Bearer tft_new");
    expect((await someone.tf("logout")).out).toContain("令牌已吊销");
    expect(server.asked.slice(-2).map((asked) => `${asked.method} ${asked.path}`)).toEqual(["DELETE /api/v1/tokens/0123456789abcdef", "DELETE /api/v1/session"]);
    await expect(stat(path)).rejects.toThrow();
    await someone.remove();
  });

  test("an initial password is changed first", async () => {
    answer = ((inner) => (asked: Asked): Answer => {
      if (asked.path.endsWith("/session/password")) return { status: 204, headers: { "set-cookie": "court.sid=new; Path=/" } };
      return asked.path.endsWith("/session") ? { body: { ...me, mustChangePassword: true }, headers: cookie } : inner(asked);
    })(answer);
    const someone = await runner({ url: server.url, passwords: ["initial one", "my own secret", "my own secret"] });
    expect((await someone.tf("login", "--as", "p-1")).code).toBe(exitCodes.done);
    expect(server.asked[1]).toMatchObject({ path: "/api/v1/session/password", body: { password: "initial one", newPassword: "my own secret" } });
    expect(server.asked[2]!.headers["cookie"]).toBe("court.sid=new");
    await someone.remove();
  });

  test("takes a password from standard input, and none in a demonstration", async () => {
    const piped = await runner({ url: server.url, stdin: "from a pipe\n" });
    await piped.tf("login", "--as", "p-1", "--password-stdin");
    expect(server.asked[0]!.body).toEqual({ person: "p-1", password: "from a pipe" });
    await piped.tf("login", "--as", "p-1", "--demo");
    expect(server.asked.find((asked) => asked.path.endsWith("/session/demo"))!.body).toEqual({ person: "p-1" });
    await piped.remove();
  });

  test("without a person, or anybody to ask, it is wrong usage", async () => {
    const nobody = await runner({ url: server.url });
    expect((await nobody.tf("login")).code).toBe(exitCodes.usage);
    expect((await nobody.tf("login", "--as", "p-1")).code).toBe(exitCodes.usage);
    expect(server.asked).toEqual([]);
    await nobody.remove();
  });
});

test("--lang, else the machine's language, else Chinese", async () => {
  const help = async (env: Record<string, string>, ...argv: string[]): Promise<string> => {
    const someone = await runner({ env });
    const { out, code } = await someone.tf("--help", ...argv);
    expect(code).toBe(exitCodes.done);
    await someone.remove();
    return out;
  };
  expect(await help({ LANG: "C.UTF-8" })).toContain("退出码");
  expect(await help({ LANG: "en_US.UTF-8" })).toContain("Exit codes");
  expect(await help({ LANG: "en_US.UTF-8" }, "--lang", "zh")).toContain("督办事项");
});
