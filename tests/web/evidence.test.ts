import type { Locator } from "playwright-core";
import type { Shell } from "./pages/shell.page.ts";
import { pdfFile, scanFile } from "./pdf-file.ts";
import { registeredItem, workbench, type Workbench } from "./workbench.ts";

let bench: Workbench;
beforeAll(async () => { bench = await workbench(); }, 120_000);
afterEach(() => bench.closeWindows(), 30_000);
afterAll(() => bench.close(), 60_000);

/** An item's page with this file uploaded to it. */
async function withFile(name: string, bytes: Buffer, options: Parameters<Workbench["enter"]>[1] = {}): Promise<Shell> {
  const id = await registeredItem(bench);
  await bench.command("p-civil2-judge-1", `/work-items/${id}/accept`, {});
  const shell = await bench.enter("p-civil2-judge-1", { path: `/items/${id}`, ...options });
  await shell.page.locator('section[aria-labelledby="files-title"] input[type=file]').setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  await shell.page.locator('section[aria-labelledby="files-title"] li').filter({ hasText: name }).waitFor();
  return shell;
}

async function look(shell: Shell, name: string): Promise<Locator> {
  await shell.page.getByRole("button", { name: `预览 ${name}` }).click();
  const dialog = shell.dialog();
  await dialog.waitFor();
  return dialog;
}

/** How many pixels of a canvas are not its paper. */
const ink = (canvas: Locator): Promise<number> => canvas.evaluate((element) => {
  if (!(element instanceof HTMLCanvasElement)) return 0;
  const { data } = element.getContext("2d")?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) count += 1;
  return count;
});

test("a PDF is drawn in the page: Chinese without its font in the file, page by page and zoomed by keys, nothing in it run, and its library loaded only then", async () => {
  const shell = await withFile("需求清单.pdf", pdfFile(["企业需求清单：第一页", "第二页，附表", "末页"]));
  const { page } = shell;
  const loaded: string[] = [];
  page.on("request", (request) => { loaded.push(request.url()); });
  page.on("dialog", () => { throw new Error("the file's script was run"); });
  await page.reload();
  await shell.ready();
  expect(loaded.filter((url) => url.includes("pdf"))).toEqual([]);
  const dialog = await look(shell, "需求清单.pdf");
  await dialog.locator('[data-page="1"]').getByText("企业需求清单：第一页").waitFor({ state: "attached" });
  const canvas = dialog.locator("canvas");
  expect(await ink(canvas)).toBeGreaterThan(500);

  await dialog.locator(".pdf-frame").focus();
  await page.keyboard.press("PageDown");
  await dialog.locator('[data-page="2"]').getByText("第二页，附表").waitFor({ state: "attached" });
  await dialog.getByRole("button", { name: "下一页" }).click();
  await dialog.locator('[data-page="3"]').getByText("末页").waitFor({ state: "attached" });
  expect(await dialog.getByRole("button", { name: "下一页" }).isDisabled()).toBe(true);
  const before = (await canvas.boundingBox())?.width ?? 0;
  await dialog.locator(".pdf-frame").focus();
  await page.keyboard.press("+");
  await dialog.locator('[data-zoom="1.25"]').waitFor();
  await page.waitForFunction((width) => (document.querySelector(".pdf-page")?.getBoundingClientRect().width ?? 0) > width * 1.2, before);
  await dialog.getByRole("spinbutton", { name: "页码" }).fill("1");
  await page.keyboard.press("Enter");
  await dialog.locator('[data-page="1"]').waitFor({ state: "attached" });
  expect(loaded.some((url) => url.includes("/cmaps/"))).toBe(true);
}, 90_000);

test("a scan is drawn by decoders that the page's policy lets in", async () => {
  const shell = await withFile("扫描件.pdf", scanFile());
  const dialog = await look(shell, "扫描件.pdf");
  await dialog.locator('[data-page="1"]').waitFor({ state: "attached" });
  expect(await ink(dialog.locator("canvas"))).toBeGreaterThan(100_000);
}, 90_000);

test("a PDF that cannot be read says so, and is still there to be downloaded", async () => {
  const shell = await withFile("损坏.pdf", Buffer.from("%PDF-1.7\nnothing of a PDF"));
  const dialog = await look(shell, "损坏.pdf");
  await dialog.locator('[data-preview="broken"]').waitFor();
  await shell.page.keyboard.press("Escape");
  const [download] = await Promise.all([shell.page.waitForEvent("download"), shell.page.getByRole("link", { name: "下载 损坏.pdf" }).click()]);
  expect(download.suggestedFilename()).toBe("损坏.pdf");
}, 90_000);

test("a text is shown as text: what looks like a page is not one, and each line keeps its own direction", async () => {
  const told = "<script>document.title = 'run'</script>\n<img src=x onerror=\"document.title='run'\">\nשלום, 法院 👨‍👩‍👧\n第四行";
  const shell = await withFile("说明.txt", Buffer.from(told));
  const dialog = await look(shell, "说明.txt");
  const text = dialog.locator(".file-text");
  await text.waitFor();
  expect(await text.evaluate((element) => [element.textContent, element.childElementCount, getComputedStyle(element).unicodeBidi])).toEqual([told, 0, "plaintext"]);
  expect(await shell.page.title()).not.toBe("run");
}, 90_000);

test("a text of an older office program is shown as what it is, and a long one by its beginning", async () => {
  const old = await withFile("旧名单.txt", Buffer.from([0xc6, 0xf3, 0xd2, 0xb5, 0x0a]));
  const dialog = await look(old, "旧名单.txt");
  await dialog.locator('[data-preview="gb18030"]').waitFor();
  expect(await dialog.locator(".file-text").textContent()).toBe("企业\n");
  const long = await withFile("日志.txt", Buffer.from("第一行\n".repeat(30_000)));
  const beginning = await look(long, "日志.txt");
  await beginning.locator('[data-preview="cut"]').getByText("共 120000 字").waitFor();
  expect((await beginning.locator(".file-text").textContent())?.length).toBe(100_000);
}, 90_000);
