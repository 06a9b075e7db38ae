import { DisputePages } from "./pages/dispute.page.ts";
import { registeredDispute } from "./served-disputes.ts";
import { workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

const clerk = "p-filing-window-1";

test("a dispute's way by mouse: registered, triaged as proposed, mediated, agreed, confirmed by the parties, confirmation applied for, accepted and granted", async () => {
  const shell = await bench.enter(clerk, { path: "/disputes" });
  const { page } = shell;
  const disputes = new DisputePages(shell);
  await page.getByText("没有在办的纠纷").waitFor();
  await page.locator('.page-head [data-action="Register"]').click();
  await disputes.field("案由").fill("买卖合同纠纷");
  await disputes.field("乡镇街道").fill("城东街道");
  await disputes.field("标的额（元）").fill("52000");
  await page.locator('[data-party-form="0"]').getByLabel("姓名或名称").fill("重庆甲商贸有限公司");
  await page.locator('[data-party-form="0"]').getByText("法人或组织").click();
  await page.locator('[data-party-form="1"]').getByLabel("姓名或名称").fill("李明");
  await page.locator('[data-action="register"]').click();

  // The proposal stands there with its reasons, and goes into the form.
  await disputes.panel("proposal").getByText("理由", { exact: true }).waitFor();
  expect(await page.locator('[data-proposed="tier"]').innerText()).toBe("协同联动");
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.locator('[data-action="take-proposal"]').click();
  await disputes.send(shell.dialog());
  await disputes.becomes("Triaged");
  await disputes.send(await disputes.ask("AppointMediator", "指派调解员"));
  await disputes.panel("mediation").getByText(/已请/).waitFor();
  const { appointment } = await bench.read(clerk, `/disputes/${id}`) as { appointment: { asked: string } };

  // The mediator takes it from the inbox, records a session, seals what was conceded, and an agreement.
  const second = await bench.enter(appointment.asked);
  const mediation = new DisputePages(second);
  await second.page.locator(`[data-stream="${id}"] [data-action="AcceptMediation"]`).click();
  await second.page.locator(`[data-stream="${id}"]`).waitFor({ state: "detached" });
  await second.open(`/disputes/${id}`);
  await mediation.clock("mediation").locator('[data-part="counted"]').waitFor({ state: "attached" });
  await mediation.clock("mediation").getByText("怎样算出来的").click();
  expect(await mediation.clock("mediation").locator(".due-steps").innerText()).toContain("依据：");
  const session = await mediation.ask("RecordSession", "登记调解");
  await session.getByText("面对面").click();
  await mediation.tick(session, "到场当事人", "李明");
  await mediation.send(session);
  await mediation.panel("mediation").getByText(/面对面/).waitFor();
  const seal = await mediation.ask("RecordSealedStatement", "封存调解内容");
  await mediation.choose(seal, "谁说的", "李明");
  await seal.getByText("让步", { exact: true }).click();
  await seal.getByLabel("封存内容").fill("愿意先付三万元");
  await mediation.send(seal);
  await mediation.panel("sealed").getByText("内容已封存").waitFor();
  const agreement = await mediation.ask("RecordAgreement", "登记调解协议");
  await agreement.getByLabel("协议内容").fill("李明分两期付清货款");
  await mediation.send(agreement);
  await mediation.becomes("Agreed");

  // Both parties sign on paper before the clerk; the period for the application begins.
  await disputes.becomes("Agreed");
  for (const name of ["重庆甲商贸有限公司", "李明"]) {
    const signing = await disputes.ask("ConfirmAgreement", "当事人确认协议");
    await disputes.choose(signing, "当事人", name);
    await disputes.send(signing);
    await page.locator("[data-agreement]").getByText(new RegExp(name)).waitFor();
  }
  await disputes.clock("confirmation-apply").waitFor();
  const application = await disputes.ask("ApplyForConfirmation", "收到确认申请");
  await disputes.tick(application, "申请人", "重庆甲商贸有限公司");
  await disputes.tick(application, "申请人", "李明");
  await disputes.send(application);
  await disputes.becomes("ConfirmationApplied");

  // A judge of the division accepts and confirms; what was sealed stays sealed to the judge.
  const third = await bench.enter("p-filing-judge-1", { path: `/disputes/${id}` });
  const court = new DisputePages(third);
  await court.send(await court.ask("AcceptConfirmation", "受理司法确认"));
  await court.clock("confirmation-decide").waitFor();
  const ruling = await court.ask("DecideConfirmation", "裁定司法确认");
  await ruling.getByText("裁定有效").click();
  await court.send(ruling);
  await court.becomes("Confirmed");
  expect(await third.page.locator("main").innerText()).not.toContain("愿意先付三万元");
  expect(await third.page.locator('[data-stage="confirmation"]').getAttribute("data-how")).toBe("current");
}, 240_000);

test("the board counts by stage and tier, a figure leads to its disputes, and a number finds one", async () => {
  const own = await registeredDispute(bench, { cause: "相邻关系纠纷", caseNumber: "（2026）渝0199诉前调7号" });
  await registeredDispute(bench, { cause: "民间借贷纠纷" });
  const shell = await bench.enter("p-president", { path: "/disputes" });
  const { page } = shell;
  const disputes = new DisputePages(shell);
  expect(Number(await disputes.cell("intake", "all").getAttribute("data-count"))).toBeGreaterThanOrEqual(2);
  await disputes.cell("intake", "all").getByRole("link").click();
  await page.locator(`[data-dispute="${own}"]`).waitFor();
  expect(new URL(page.url()).search).toBe("?stage=intake");
  const search = page.getByLabel("按案号或编号查找");
  await search.fill("（2026）渝0199诉前调7号");
  await search.press("Enter");
  await page.getByText("返回清单").waitFor();
  expect(await page.locator("[data-dispute]").count()).toBe(1);
  await page.locator(`[data-dispute="${own}"] a`).click();
  await page.getByRole("heading", { name: "相邻关系纠纷" }).waitFor();
  await shell.open("/disputes?number=（2026）渝0199民初999号");
  await page.getByText("请核对案号的年份、字号和序号").waitFor();
}, 90_000);

test("whoever may not read names sees them masked, and is shown so", async () => {
  const id = await registeredDispute(bench);
  const shell = await bench.enter("p-president", { path: `/disputes/${id}` });
  const party = shell.page.locator('[data-party="p2"]');
  await party.getByText("隐名").waitFor();
  expect(await shell.page.locator("main").innerText()).not.toContain("罕见之名");
}, 60_000);

test("a table with faults is registered by nobody until every row is mended", async () => {
  const shell = await bench.enter(clerk, { path: "/disputes/import" });
  const { page } = shell;
  const head = "案由,承办部门,申请人,被申请人,标的额（元）";
  const upload = async (rows: string): Promise<void> => {
    await page.locator("input[type=file]").setInputFiles({ name: "纠纷.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${head}\n${rows}`) });
  };
  await upload("物业服务合同纠纷,立案庭,某物业公司,张三,1200\n物业服务合同纠纷,没有的庭,某物业公司,李四,abc\n");
  await page.locator('[data-faults="2"]').waitFor();
  expect(await page.locator('[data-action="import"]').count()).toBe(0);
  await upload("物业服务合同纠纷,立案庭,某物业公司,张三,1200\n物业服务合同纠纷,立案庭,某物业公司,李四,900\n");
  await page.locator('[data-action="import"]').click();
  await page.locator('[data-registered="2"]').waitFor();
}, 60_000);

test("诉源治理 by township, and by month", async () => {
  await registeredDispute(bench, { township: "江北镇" });
  const shell = await bench.enter("p-filing-head", { path: "/disputes/figures" });
  await shell.page.locator('[data-key="江北镇"]').getByRole("link").waitFor();
  await shell.open("/disputes/figures?by=month");
  await shell.page.locator("[data-key]").first().waitFor();
}, 60_000);

test("on a phone of 360 px nothing of disputes scrolls sideways", async () => {
  const id = await registeredDispute(bench);
  const shell = await bench.enter("p-civil2-head", { path: `/disputes/${id}`, viewport: { width: 360, height: 740 } });
  await shell.live();
  expect(await shell.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  for (const path of ["/disputes", "/disputes/new", "/disputes/import", "/disputes/figures", `/disputes/${id}/statement`]) {
    await shell.open(path);
    expect([path, await shell.page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 360]);
  }
}, 90_000);
