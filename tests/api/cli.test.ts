import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exitCodes } from "../../cli/terminal.ts";
import { runner, type Run, type Runner } from "../unit/cli-runner.ts";
import { apiServer, type ApiServer } from "./api-server.ts";

// A whole court is founded first, and two cores may be busy with other suites.
jest.setTimeout(60_000);

/** The command line against the real API over real PostgreSQL, each person at a terminal of their own. */
let api: ApiServer;
const terminals = new Map<string, Runner>();

beforeAll(async () => {
  // Without a public origin: the command line signs in at the address it uses.
  api = await apiServer({ config: { publicOrigin: undefined } });
});
afterAll(async () => {
  for (const terminal of terminals.values()) await terminal.remove();
  await api.close();
});

async function terminalOf(person: string): Promise<Runner> {
  const known = terminals.get(person);
  if (known !== undefined) return known;
  const terminal = await runner({ url: api.url });
  terminals.set(person, terminal);
  const { code, err } = await terminal.tf("login", "--as", person, "--demo");
  expect([code, err]).toEqual([exitCodes.done, ""]);
  return terminal;
}

async function as(person: string, ...argv: string[]): Promise<Run> {
  return (await terminalOf(person)).tf(...argv);
}

/** A call that must be done; its JSON answer. */
async function done<Answer = Record<string, unknown>>(person: string, ...argv: string[]): Promise<Answer> {
  const { code, out, err } = await as(person, ...argv, "--json");
  expect([argv.join(" "), code, err]).toEqual([argv.join(" "), exitCodes.done, ""]);
  return JSON.parse(out) as Answer;
}

const planFile = join(__dirname, "../../demo/plans/private-economy.yaml");

async function registered(): Promise<string> {
  const { id } = await done<{ id: string }>("p-office-clerk-1", "item", "register", "--title", "核查规上企业涉诉清单", "--department", "civil-2", "--post", "civil-2-judge", "--responsible", "p-civil2-judge-1", "--supervisor", "p-civil2-head",
    "--due", "10wd@start", "--source", "superior", "--reference", "渝高法〔2026〕12号", "--report", "weekly");
  return id;
}

test("an item goes from registration to sign-off by hand, and the ledger names everybody", async () => {
  const id = await registered();
  await done("p-civil2-judge-1", "item", "accept", id);
  await done("p-civil2-judge-1", "item", "report", id, "--summary", "已核查一半", "--progress", "50");
  await done("p-civil2-head", "item", "urge", id, "--text", "请抓紧");
  await done("p-civil2-judge-1", "item", "submit-for-sign-off", id, "--summary", "全部核查", "--evidence", "核查记录");
  const signedOff = await done("p-civil2-head", "item", "sign-off", id, "--comment", "属实");
  expect(signedOff["status"]).toBe("SignedOff");
  const { out } = await as("p-civil2-head", "history", id);
  expect(out).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}\S+ 登记督办事项/m);
  expect(out).toMatch(/民二庭庭长 销号，意见：属实/);
});

test("a file is attached under its own name, and a comment calls on a person", async () => {
  const id = await registered();
  const attached = await done<{ files: { name: string; mediaType: string }[] }>("p-civil2-judge-1", "item", "attach", id, planFile);
  expect(attached.files).toMatchObject([{ name: "private-economy.yaml", mediaType: "text/plain" }]);
  await done("p-civil2-head", "item", "comment", id, "--text", "请 @p-civil2-judge-1 补充");
  const { out } = await as("p-civil2-head", "history", id);
  expect(out).toMatch(/上传附件“private-economy.yaml”[^]*留言，请 .+ 查看：请 @p-civil2-judge-1 补充/);
});

test("an item is shown with light, people and what its reader may do; its date explains itself", async () => {
  const id = await registered();
  const { out } = await as("p-civil2-judge-1", "item", "show", id);
  expect(out).toContain("核查规上企业涉诉清单");
  expect(out).toContain("○ 绿");
  expect(out).toContain("上级交办 渝高法〔2026〕12号");
  expect(out).toMatch(/您现在可以：.*accept/);
  const due = await as("p-civil2-judge-1", "item", "due", id);
  expect(due.out).toContain("怎样算出来的");
  expect((await as("p-civil2-judge-1", "item", "list", "--mine", "--open", "--q", "涉诉清单")).out).toContain(id);
});

test("a step waits in its owner's inbox until it is taken; notices are read there", async () => {
  const id = await registered();
  expect((await as("p-civil2-judge-1", "inbox")).out).toMatch(new RegExp(`签收 .*${id}`));
  expect((await as("p-civil2-judge-1", "inbox", "--full")).out).toContain("请责任人在 1 个工作日内签收");
  await done("p-civil2-judge-1", "item", "accept", id);
  expect((await as("p-civil2-judge-1", "inbox")).out).not.toMatch(new RegExp(`签收 .*${id}`));
  await done("p-civil2-judge-1", "inbox", "read");
  expect((await done<{ counts: { unread: number } }>("p-civil2-judge-1", "inbox")).counts.unread).toBe(0);
});

test("a plan is checked, rehearsed, launched and approved; the drafter may not approve it", async () => {
  expect((await as("p-civil2-head", "plan", "check", planFile)).out).toContain("没有错误");
  const rehearsal = await as("p-civil2-head", "plan", "rehearse", planFile, "--only", "escalation");
  expect([rehearsal.code, rehearsal.out.includes("逐级督办")]).toEqual([exitCodes.done, true]);
  const { id, status } = await done<{ id: string; status: string }>("p-civil2-head", "campaign", "launch", planFile);
  expect(status).toBe("Submitted");
  const refused = await as("p-civil2-head", "campaign", "approve", id);
  expect([refused.code, refused.out]).toEqual([exitCodes.refused, ""]);
  const { warnings } = await done<{ warnings: { id: string }[] }>("p-vice-president-1", "campaign", "show", id);
  await done("p-vice-president-1", "campaign", "approve", id, ...warnings.flatMap((one) => ["--answer", `${one.id}=已核实`]));
  const { out } = await as("p-vice-president-1", "campaign", "show", id, "--items");
  expect(out).toContain("执行中");
  expect(out).toContain("涉企问题摸排完成");
  expect((await as("p-civil2-head", "campaign", "list")).out).toContain(id);
});

test("a deadline is computed and explained without signing in, and refused with its article", async () => {
  const anyone = await runner({ url: api.url });
  try {
    const { code, out } = await anyone.tf("deadline", "--rule", "trial-summary", "--starts-on", "2026-03-02", "--converted", "trial-ordinary@2026-05-20", "--excluded", "2026-06-10..2026-06-24=appraisal", "--extended", "6m@2026-08-01");
    expect(code).toBe(exitCodes.done);
    for (const line of ["依据：民事诉讼法第152条（已核对原文）  → 2027-03-17", "届满          2027-03-17（暂定：放假安排尚未公布）"]) expect(out).toContain(line);
    expect((await anyone.tf("deadline", "--rule", "hearing-notice", "--starts-on", "2026-05-07")).out).toContain("届满    2026-04-30");
    expect((await anyone.tf("deadline", "--rule", "preservation-urgent", "--starts-at", "2026-04-30T16:00:00+08:00")).out).toContain("2026-05-02T16:00:00+08:00");
    const refused = await anyone.tf("deadline", "--rule", "appeal-judgment", "--starts-on", "2026-03-02", "--satisfied", "2026-03-18", "--lang", "en");
    expect([refused.code, refused.err]).toEqual([exitCodes.refused, expect.stringContaining("article: Civil Procedure Law, art. 171")]);
  } finally {
    await anyone.remove();
  }
});

test("the same launch under the same key makes one campaign", async () => {
  const first = await done<{ id: string }>("p-civil2-head", "campaign", "launch", planFile, "--key", "once");
  const second = await done<{ id: string }>("p-civil2-head", "campaign", "launch", planFile, "--key", "once");
  expect(second.id).toBe(first.id);
});

test("a bad plan is refused whole, every fault in a table with its path", async () => {
  const terminal = await terminalOf("p-civil2-head");
  await terminal.write("bad.yaml", (await readFile(planFile, "utf8")).replace("lead: p-civil2-head", "lead: p-nobody").replace("weight: 3", "weight: -1"));
  const { code, err } = await terminal.tf("plan", "check", "bad.yaml");
  expect(code).toBe(exitCodes.refused);
  expect(err).toMatch(/^lead +/m);
  expect(err).toMatch(/^items\[0\]\.weight +/m);
});

test("the Excel template comes as a file that the check reads, and finds empty", async () => {
  const terminal = await terminalOf("p-civil2-head");
  expect((await terminal.tf("plan", "template", "form.xlsx")).code).toBe(exitCodes.done);
  const { code, err } = await terminal.tf("plan", "check", "form.xlsx");
  expect(code).toBe(exitCodes.refused);
  expect(err).toContain("invalid-file");
  expect((await terminal.tf("plan", "template", "form.xlsx")).err).toContain("未覆盖");
});

test("a stale version and a foreign item end with 1, in words", async () => {
  const id = await registered();
  expect(await as("p-civil2-judge-1", "item", "accept", id, "--if-match", "99")).toMatchObject({ code: exitCodes.refused, err: expect.stringContaining("stale") });
  expect(await as("p-tribunal3-judge-1", "item", "show", id)).toMatchObject({ code: exitCodes.refused, err: expect.stringContaining("可由谁办理") });
  expect((await as("p-civil2-judge-1", "item", "show", "w-none", "--lang", "en")).err).toContain("Not found");
});

test("an organisation is imported after a dry run", async () => {
  const terminal = await terminalOf("p-admin");
  await terminal.write("posts.csv", "编号,名称,部门\ncli-post,导入岗位,civil-2\n");
  const dry = await terminal.tf("org", "import", "posts", "posts.csv", "--dry-run");
  expect(dry.out).toContain("试算，未作任何变更");
  expect((await done<{ posts: { id: string }[] }>("p-admin", "org", "show")).posts.map((post) => post.id)).not.toContain("cli-post");
  expect((await terminal.tf("org", "import", "posts", "posts.csv")).out).toContain("已导入");
  await done("p-admin", "court", "change-post", "--id", "cli-post", "--name", "更名岗位");
  expect((await done<{ posts: { id: string; name: string }[] }>("p-admin", "org", "show")).posts.find((post) => post.id === "cli-post")?.name).toBe("更名岗位");
  expect((await as("p-admin", "person", "leaver-preview", "p-civil2-judge-1")).out).toContain("须移交");
  expect((await as("p-admin", "court", "settings")).out).toContain("督字第");
});

test("items are imported from CSV after a dry run, and exported again; no file is overwritten", async () => {
  const terminal = await terminalOf("p-office-clerk-1");
  await terminal.write("tasks.csv", "事项,来源,文号,责任部门,责任人,督办人,完成时限\n清理超期未结案件,上级交办,渝高法〔2026〕30号,civil-2,p-civil2-judge-1,p-civil2-head,2026-06-30\n");
  expect((await terminal.tf("item", "import", "tasks.csv", "--dry-run")).out).toContain("试算：1 行，有错 0 处");
  expect((await terminal.tf("item", "import", "tasks.csv")).out).toContain("已登记 1 件");
  const { code, err } = await terminal.tf("item", "export", "items.csv", "--q", "超期未结");
  expect([code, err]).toEqual([exitCodes.done, ""]);
  expect(await readFile(join(terminal.folder, "items.csv"), "utf8")).toContain("清理超期未结案件");
  expect((await terminal.tf("item", "export", "items.csv")).code).toBe(exitCodes.usage);
});

test("watch shows a change as it is made", async () => {
  const watching = (await terminalOf("p-office-clerk-1")).tf("watch", "--count", "1", "--json");
  await new Promise((resolve) => setTimeout(resolve, 700));
  const id = await registered();
  const { code, out } = await watching;
  expect(code).toBe(exitCodes.done);
  expect(JSON.parse(out)).toMatchObject({ stream: id, kind: "work-item", actor: "p-office-clerk-1" });
});

test("signed out, a token is worth nothing any more", async () => {
  const terminal = await runner({ url: api.url });
  await terminal.tf("login", "--as", "p-admin", "--demo");
  const { token } = Object.values((JSON.parse(await readFile(join(terminal.folder, "config/court-task-forces/sign-in.json"), "utf8")) as { servers: Record<string, { token: string }> }).servers)[0]!;
  expect((await terminal.tf("logout")).out).toContain("令牌已吊销");
  terminal.env["TF_TOKEN"] = token;
  expect((await terminal.tf("whoami")).code).toBe(exitCodes.notSignedIn);
  await terminal.remove();
});
