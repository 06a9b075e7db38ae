import { factLines, tableLines } from "../../cli/table.ts";
import { oneLine, padded, textWidth, truncated } from "../../cli/text-width.ts";
import { serverEvents, type ServerEvent } from "../../cli/server-sent-events.ts";
import { fakeServer, runner } from "./cli-runner.ts";

test.each([["abc", 3], ["督办", 4], ["（１）", 6], ["é", 1], ["e\u0301", 1], ["\u001b[31m红\u001b[39m", 2], ["😀", 2], ["ｶﾅ", 2], ["a\u200bb", 2], ["—●", 2], ["", 0]])("%j takes %d columns", (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test("a text is cut to columns, never through a character", () => {
  expect([truncated("督办事项", 8), truncated("督办事项", 7), truncated("督办事项", 6), truncated("ab", 1)]).toEqual(["督办事项", "督办事…", "督办…", "…"]);
  expect(padded("督办", 6)).toBe("督办  ");
  expect(padded("7", 3, "right")).toBe("  7");
});

test("columns align under Chinese titles and texts", () => {
  expect(tableLines([{ title: "编号" }, { title: "名称" }, { title: "n", align: "right" }], [["w-1", "企业需求", 7], ["w-22", "a\nb", 12]])).toEqual([
    "编号  名称       n",
    "────  ────────  ──",
    "w-1   企业需求   7",
    "w-22  a b       12",
  ]);
});

test("a narrow terminal cuts the flexible columns only; a file gets all", () => {
  const columns = [{ title: "编号" }, { title: "名称", flexible: true as const }];
  const rows = [["work-item-123456", "这是一个很长很长很长的督办事项名称"]];
  expect(tableLines(columns, rows, 34).map(textWidth).every((width) => width <= 34)).toBe(true);
  expect(tableLines(columns, rows, 34)[2]).toBe("work-item-123456  这是一个很长很…");
  expect(tableLines(columns, rows)[2]).toContain("督办事项名称");
});

test("facts without a value are left out", () => {
  expect(factLines([["名称", "a"], ["编号号", undefined], ["级", ""]])).toEqual(["名称  a"]);
});

test("control characters show, direction marks go", () => {
  expect(oneLine("a\u001b[31m\u202eb\r\nc\td")).toBe("a\ufffd[31mb c d");
});

async function eventsOf(...chunks: (string | Uint8Array)[]): Promise<ServerEvent[]> {
  async function* body(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield await Promise.resolve(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  }
  const found: ServerEvent[] = [];
  for await (const event of serverEvents(body())) found.push(event);
  return found;
}

test("events are read across chunks, through any line ends, halves of characters and comments", async () => {
  const bytes = Buffer.from(": keep alive\nretry: 2000\nid: 1.2\nevent: change\ndata: {\"a\":\ndata:\"督\"}\r\n\r\ndata: x\n\nid: 3\n\n");
  const cut = bytes.indexOf(Buffer.from("督")) + 1;
  expect(await eventsOf(bytes.subarray(0, cut), bytes.subarray(cut), "data: unfinished\n")).toEqual([
    { event: "change", data: '{"a":\n"督"}', id: "1.2", retryMs: 2000 },
    { event: "message", data: "x", id: "1.2", retryMs: undefined },
  ]);
});

test("watch goes on where it left off after a break, and shows titles read under the person's own right", async () => {
  const change = (seq: number): string => `event: change\nid: c.${seq}\ndata: ${JSON.stringify({ stream: "w-7", kind: "work-item", seq, type: "Reported", actor: "p-1", effectiveAt: "2026-05-06T01:12:00.000Z" })}\n\n`;
  const server = await fakeServer((asked, response) => {
    if (asked.path !== "/api/v1/events") return { body: { title: "企业需求清单" } };
    response.writeHead(200, { "content-type": "text/event-stream" });
    if (asked.headers["last-event-id"] === undefined) {
      response.write("event: ready\nid: c.0\ndata: {}\n\n");
      response.write(change(1));
      setTimeout(() => response.destroy(), 50);
    } else {
      response.end(change(2));
    }
    return undefined;
  });
  const person = await runner({ url: server.url, env: { TF_TOKEN: "t" } });
  const { code, out } = await person.tf("watch", "--count", "2");
  expect(code).toBe(0);
  expect(out.split("\n").filter((line) => line !== "")).toEqual([expect.stringContaining("2026-05-06 09:12"), expect.stringContaining("企业需求清单")]);
  const feeds = server.asked.filter((asked) => asked.path === "/api/v1/events");
  expect(feeds.map((asked) => asked.headers["last-event-id"])).toEqual([undefined, "c.1"]);
  expect(server.asked.filter((asked) => asked.path === "/api/v1/work-items/w-7")).toHaveLength(1);
  await person.remove();
  await server.close();
});
