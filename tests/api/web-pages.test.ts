import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apiServer, type ApiServer } from "./api-server.ts";

let api: ApiServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "web-pages-"));
  const web = join(folder, "web");
  mkdirSync(join(web, "assets"), { recursive: true });
  writeFileSync(join(web, "index.html"), '<!doctype html><meta name="style-nonce" content="%STYLE_NONCE%"><title>page</title>');
  writeFileSync(join(web, "party.html"), "<!doctype html><title>party</title>");
  writeFileSync(join(web, "assets", "index-abc123.js"), `export const text = "${"workbench ".repeat(500)}";\n`);
  writeFileSync(join(web, "favicon.svg"), "<svg/>");
  writeFileSync(join(web, ".secret"), "hidden");
  writeFileSync(join(folder, "beside.txt"), "not of the page");
  api = await apiServer({ webFolder: web });
}, 60_000);

afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A path sent as it is: clients would tidy it up. */
function raw(path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, headers: { Accept: "text/html" } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (piece: string) => { body += piece; }).on("end", () => { resolve({ status: answer.statusCode ?? 0, body }); });
    }).on("error", reject).end();
  });
}

test.each(["/", "/items/w-1", "/items/w-1/notices/%E7%9D%A3", "/campaigns?status=Running"])("a link into the workbench (%s) opens the page", async (path) => {
  const answer = await raw(path);
  expect([answer.status, answer.body.includes("<title>page</title>")]).toEqual([200, true]);
});

test("a party's link opens the party's own page, under the same policy and without a referrer", async () => {
  const answer = await fetch(`${api.url}/party`, { headers: { accept: "text/html" } });
  expect(await answer.text()).toContain("<title>party</title>");
  expect(answer.headers.get("content-security-policy")).toContain("script-src 'self';");
  expect([answer.headers.get("referrer-policy"), answer.headers.get("cache-control")]).toEqual(["no-referrer", "no-store"]);
});

test("the page's policy takes scripts from files only, styles from files and under this answer's nonce, and nothing from outside", async () => {
  const answers = await Promise.all([fetch(`${api.url}/`, { headers: { accept: "text/html" } }), fetch(`${api.url}/`, { headers: { accept: "text/html" } })]);
  const nonces = await Promise.all(answers.map(async (answer) => {
    const nonce = /content="([^"%]+)"/.exec(await answer.text())?.[1] ?? "";
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    return nonce;
  }));
  expect(nonces[0]).toMatch(/^[\w-]{20,}$/);
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("the page itself is never kept, a file of the build for a year, and compressed", async () => {
  expect((await fetch(`${api.url}/`, { headers: { accept: "text/html" } })).headers.get("cache-control")).toBe("no-store");
  const asset = await fetch(`${api.url}/assets/index-abc123.js`, { headers: { "accept-encoding": "gzip" } });
  expect([asset.status, asset.headers.get("cache-control"), asset.headers.get("content-encoding")]).toEqual([200, "public, max-age=31536000, immutable", "gzip"]);
  expect(asset.headers.get("content-type")).toMatch(/javascript/);
});

test("a file that the build has not is a problem, not the page", async () => {
  const answer = await fetch(`${api.url}/assets/gone-000000.js`, { headers: { accept: "text/html" } });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([404, "unknown-address"]);
});

test.each(["/../beside.txt", "/assets/../../beside.txt", "/assets/%2e%2e/%2e%2e/beside.txt", "/%2e%2e%2fbeside.txt", "/..%5cbeside.txt", "/.secret"])("nothing beside the build is reached by %s", async (path) => {
  const { body } = await raw(path);
  expect(body).not.toMatch(/not of the page|hidden/);
});

test("what belongs to the server is never answered with the page", async () => {
  for (const path of ["/api/v1/nothing", "/api/nothing", "/health/nothing"]) {
    const answer = await fetch(`${api.url}${path}`, { headers: { accept: "text/html" } });
    expect([path, answer.status]).toEqual([path, 404]);
  }
  const posted = await fetch(`${api.url}/items`, { method: "POST", headers: { accept: "text/html" } });
  expect(posted.status).toBe(404);
  const asked = await fetch(`${api.url}/items`, { headers: { accept: "application/json" } });
  expect(asked.status).toBe(404);
});

test("answers of the API allow no inline style, and the readable page of the API still works", async () => {
  const json = await fetch(`${api.url}/api/v1/openapi.json`);
  expect(json.headers.get("content-security-policy")).not.toContain("unsafe");
  const docs = await fetch(`${api.url}/api/docs/`);
  expect(docs.headers.get("content-security-policy")).toContain("script-src 'self';style-src 'self' 'unsafe-inline'");
  expect((await fetch(`${api.url}/api/docs/swagger-ui-bundle.js`)).status).toBe(200);
});

test("in a demonstration anyone may ask whom to enter as, elsewhere nobody", async () => {
  const listed = (await api.anyone().get("/session/demo")).body as { persons: { person: string; roles: string[]; email?: string }[] };
  expect(listed.persons.find((one) => one.person === "p-president")?.roles).toContain("president");
  expect(JSON.stringify(listed)).not.toContain("@");
  const real = await apiServer({ config: { demo: false } });
  try {
    expect((await real.anyone().get("/session/demo")).status).toBe(404);
  } finally {
    await real.close();
  }
});
