import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type request from "supertest";
import { apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
let judge: Caller;
beforeAll(async () => {
  api = await apiServer({ court: { running: true } });
  judge = await api.as("p-civil2-judge-1");
}, 60_000);
afterAll(() => api.close());

const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const pdf = (words = "x"): Buffer => Buffer.from(`%PDF-1.7\n% ${words}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`);
const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const office = (part: string, type: string): Buffer => Buffer.from(zipSync({
  "[Content_Types].xml": strToU8(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`),
  [part]: strToU8("<x/>"),
}));
const docx = office("word/document.xml", "wordprocessingml.document");
const xlsx = office("xl/workbook.xml", "spreadsheetml.sheet");

const send = (caller: Caller, item: string, bytes: Buffer, name: string, headers: Record<string, string> = {}): request.Test =>
  caller.with({ "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(name), ...headers }).call("post", `/work-items/${item}/files`).send(bytes);
const fetched = (caller: Caller, path: string): request.Test => caller.get(path).buffer(true).parse((answer, done) => {
  const pieces: Buffer[] = [];
  answer.on("data", (piece: Buffer) => pieces.push(piece));
  answer.on("end", () => { done(null, Buffer.concat(pieces)); });
});
const stored = (bytes: Buffer): string => join(api.app.services.files.folder, sha(bytes).slice(0, 2), sha(bytes));

test("a file is kept under its hash, named in the ledger, listed, and given back byte for byte", async () => {
  const item = await registered(api);
  const bytes = pdf("清单");
  const sent = await send(judge, item, bytes, "需求清单 一.pdf");
  expect([sent.status, sent.body.version, sent.body.files]).toEqual([201, 3, [{ sha256: sha(bytes), name: "需求清单 一.pdf", sizeBytes: bytes.length, mediaType: "application/pdf", by: "p-civil2-judge-1", at: expect.any(String) }]]);
  expect(readFileSync(stored(bytes)).equals(bytes)).toBe(true);
  const listed = await judge.get(`/work-items/${item}/files`);
  expect(listed.body.files).toEqual([expect.objectContaining({ name: "需求清单 一.pdf", previewable: true })]);
  const read = await fetched(judge, `/work-items/${item}/files/${sha(bytes)}`);
  expect((read.body as Buffer).equals(bytes)).toBe(true);
  expect(read.headers).toMatchObject({
    "content-type": "application/pdf", "x-content-type-options": "nosniff", "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent("需求清单 一.pdf")}`,
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  expect(readdirSync(api.app.services.files.folder).filter((name) => name.includes("unfinished"))).toEqual([]);
});

test.each([
  ["application/pdf", pdf("kind"), true], ["image/png", png, true],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx, false],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx, false],
  ["text/plain; charset=utf-8", Buffer.from("企业名单\n第一行"), false],
  ["text/plain; charset=gb18030", Buffer.from([0xc6, 0xf3, 0xd2, 0xb5]), false],
])("%s is known by its content and shown inline only where that is safe", async (type, bytes, previewable) => {
  const item = await registered(api);
  expect((await send(judge, item, bytes, "无扩展名")).status).toBe(201);
  const read = await fetched(judge, `/work-items/${item}/files/${sha(bytes)}?inline=true`);
  expect([read.headers["content-type"], read.headers["content-disposition"]?.split(";")[0]]).toEqual([type, previewable ? "inline" : "attachment"]);
});

test.each([
  ["a page that calls itself a PDF", Buffer.from("<html><script>alert(1)</script></html>\u0000"), "报告.pdf"],
  ["a program", Buffer.from("7f454c4602010100000000000000000003003e0001000000", "hex"), "图片.png"],
  ["any other archive", Buffer.from(zipSync({ "run.sh": strToU8("#!/bin/sh") })), "材料.docx"],
  ["an SVG, which can carry a script", Buffer.from("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"), "图.png"],
])("%s is refused by its content and leaves nothing behind", async (_what, bytes, name) => {
  const item = await registered(api);
  const answer = await send(judge, item, bytes, name, { "Content-Type": "application/pdf" });
  expect([answer.status, answer.body.code]).toEqual([415, "unsupported-media-type"]);
  expect((await judge.get(`/work-items/${item}/files`)).body.files).toEqual([]);
  expect(() => readFileSync(stored(bytes))).toThrow();
});

test("a file above 20 MB is refused, one just below is taken", async () => {
  const item = await registered(api);
  const big = Buffer.concat([pdf("big"), Buffer.alloc(20 * 1_048_576)]);
  expect((await send(judge, item, big, "大.pdf")).body.code).toBe("too-large");
  expect((await send(judge, item, big.subarray(0, 20 * 1_048_576), "大.pdf")).status).toBe(201);
});

test.each(["", "../../etc/passwd", "a\\b.pdf", "%E4%BD", "a%0d%0ab.pdf"])("the file name %j is refused", async (name) => {
  const item = await registered(api);
  const answer = await judge.with({ "Content-Type": "application/pdf", "X-File-Name": name }).call("post", `/work-items/${item}/files`).send(pdf());
  expect([answer.status, answer.body.invalidParams?.[0]?.path]).toEqual([400, "X-File-Name"]);
});

test("whoever does not carry, co-organise or supervise the item may not attach, and their file is not kept", async () => {
  const item = await registered(api);
  const bytes = pdf("stranger");
  const stranger = await api.as("p-criminal-head");
  const answer = await send(stranger, item, bytes, "x.pdf");
  expect([answer.status, answer.body.code]).toEqual([403, "not-allowed"]);
  expect(() => readFileSync(stored(bytes))).toThrow();
});

test("data outside the caller's scope stays there: neither list nor content, not even with the hash", async () => {
  const item = await registered(api);
  const bytes = pdf("scope");
  await send(judge, item, bytes, "x.pdf");
  const stranger = await api.as("p-criminal-head");
  for (const path of [`/work-items/${item}/files`, `/work-items/${item}/files/${sha(bytes)}`]) expect((await stranger.get(path)).status).toBe(403);
  const other = await registered(api);
  expect((await judge.get(`/work-items/${other}/files/${sha(bytes)}`)).status).toBe(404);
});

test("the same key again gets the first answer; with another name or content it says so", async () => {
  const item = await registered(api);
  const key = { "Idempotency-Key": `files-${item}` };
  const first = await send(judge, item, pdf("a"), "甲.pdf", key);
  const again = await send(judge, item, pdf("a"), "甲.pdf", key);
  expect([again.status, again.body.version, again.body.files.length]).toEqual([201, first.body.version, 1]);
  expect((await send(judge, item, pdf("a"), "乙.pdf", key)).body.code).toBe("key-reused");
  expect((await send(judge, item, pdf("b"), "甲.pdf", key)).body.code).toBe("key-reused");
});

test("an altered or lost file is not given out, and the same file sent again puts it right", async () => {
  const item = await registered(api);
  const bytes = pdf("lost");
  const path = `/work-items/${item}/files/${sha(bytes)}`;
  await send(judge, item, bytes, "x.pdf");
  writeFileSync(stored(bytes), "altered");
  expect([(await judge.get(path)).status, (await judge.get(path)).body.detail]).toEqual([404, expect.stringContaining("哈希")]);
  rmSync(stored(bytes));
  expect((await judge.get(path)).status).toBe(404);
  expect((await send(judge, item, bytes, "x.pdf")).body.reason).toBe("FileAttachedBefore");
  expect((await judge.get(path)).status).toBe(200);
});

test("a report and the submission refer to attached files by their hash", async () => {
  const item = await registered(api, { evidence: ["企业清单"] });
  const bytes = pdf("evidence");
  await judge.post(`/work-items/${item}/accept`);
  await send(judge, item, bytes, "企业清单.pdf");
  const evidence = [{ name: "企业清单", sha256: sha(bytes) }];
  expect((await judge.post(`/work-items/${item}/report`, { summary: "已核查", evidence })).status).toBe(200);
  const submitted = await judge.post(`/work-items/${item}/submit-for-sign-off`, { summary: "已办结", evidence });
  expect([submitted.status, submitted.body.submission.evidence]).toEqual([200, evidence]);
});
