import type { Locator, Page } from "playwright-core";

/** The frame of the workbench, as a person uses it. */
export class Shell {
  constructor(readonly page: Page) {}

  /** Opens an address and waits until the page has its heading and its content. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.locator("main h1").first().waitFor();
    await this.page.waitForFunction(() => document.querySelector("main .ant-skeleton, main .ant-spin-spinning") === null);
  }

  /** The heading of the page. */
  heading(): Promise<string> {
    return this.page.locator("main h1").first().innerText();
  }

  async switchLanguage(): Promise<void> {
    await this.page.locator(".language-switch").click();
  }

  dialog(): Locator {
    return this.page.locator(".ant-modal:visible");
  }

  /** The document of the page says which problem it shows. */
  problem(code: string): Locator {
    return this.page.locator(`[data-problem="${code}"]`);
  }

  async live(): Promise<void> {
    await this.page.locator('[data-connection="live"]').waitFor();
  }

  /** The message that tells what was done. */
  told(): Locator {
    return this.page.locator(".ant-message-success");
  }
}
