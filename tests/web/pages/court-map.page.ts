import type { Locator } from "playwright-core";
import type { Shell } from "./shell.page.ts";

/** 一盘棋 */
export class CourtMap {
  constructor(readonly shell: Shell) {}

  /** A total of the head: open, red, yellow or dueSoon. */
  total(name: string): Locator {
    return this.shell.page.locator(`[data-total="${name}"] > *`);
  }

  campaign(id: string): Locator {
    return this.shell.page.locator(`[data-campaign="${id}"]`);
  }

  load(id: string): Locator {
    return this.shell.page.locator(`[data-load="${id}"]`);
  }

  critical(): Locator {
    return this.shell.page.locator("[data-critical]");
  }

  /** The number that a figure shows: the last one in its words. */
  async count(figure: Locator): Promise<number> {
    return Number(/(\d+)\D*$/.exec(await figure.innerText())?.[1] ?? Number.NaN);
  }

  /** Follows a figure and counts the items that it leads to; there is one at least. */
  async itemsBehind(figure: Locator): Promise<number> {
    await figure.click();
    await this.shell.page.waitForURL((url) => url.pathname === "/items");
    await this.shell.page.locator(".data-table .ant-table-row").first().waitFor();
    await this.shell.ready();
    return this.shell.page.locator(".data-table .ant-table-row").count();
  }
}
