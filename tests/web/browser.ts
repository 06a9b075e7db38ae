import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { callScript } from "../stack/script-call.ts";

/** Nothing but the page under test is reached for, and nothing of an earlier run is there: each start has a new, empty profile. */
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none"];

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), headless: true, args: flags });
}

/** Fails with one sentence that names the line to run where there is no browser. */
async function chromiumPath(): Promise<string> {
  const answer = await callScript("chromium.mjs", "requireChromium", []);
  if ("error" in answer) throw new Error(answer.error);
  return String(answer.value);
}

/** A browser window whose every violation of the policy and every error of a script is kept, to fail the test. */
export interface Window {
  context: BrowserContext;
  page: Page;
  /** What must never happen: policy violations, uncaught errors, requests to elsewhere. */
  faults: string[];
}

export async function openWindow(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN", baseURL: origin, reducedMotion: "reduce", ...options });
  const faults: string[] = [];
  await context.exposeBinding("noteViolation", (_source, text: string) => { faults.push(text); });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const told: unknown = Reflect.get(globalThis, "noteViolation");
      if (typeof told === "function") Reflect.apply(told, undefined, [`policy ${event.effectiveDirective}: ${event.blockedURI} ${event.sample} in ${event.sourceFile}:${event.lineNumber}`]);
    });
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => { faults.push(`script: ${error.stack ?? error.message}`); });
  page.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith("http") && asked !== origin) faults.push(`request to elsewhere: ${request.url()}`);
  });
  return { context, page, faults };
}
