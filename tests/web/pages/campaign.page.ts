import type { Locator } from "playwright-core";
import type { Shell } from "./shell.page.ts";

/** A campaign's page 专班行动. */
export class CampaignPage {
  constructor(readonly shell: Shell) {}

  async open(id: string, tab?: "items" | "reality"): Promise<void> {
    await this.shell.open(`/campaigns/${id}${tab === undefined ? "" : `?tab=${tab}`}`);
  }

  status(): Promise<string | null> {
    return this.shell.page.locator("[data-status]").getAttribute("data-status");
  }

  async becomes(status: string): Promise<void> {
    await this.shell.page.locator(`[data-status="${status}"]`).waitFor();
  }

  /** Every action on offer, those behind "more" as well, by their names. */
  async offered(): Promise<string[]> {
    const shown = await this.shell.page.locator(".page-head [data-action]:not([data-action='more']):not([data-action='files'])").evaluateAll((buttons) => buttons.map((button) => button.textContent));
    const more = this.shell.page.locator(".page-head [data-action='more']");
    if (await more.count() === 0) return shown;
    await more.click();
    const hidden = this.shell.page.locator(".ant-dropdown:visible .ant-dropdown-menu-item");
    await hidden.first().waitFor();
    return [...shown, ...await hidden.allInnerTexts()];
  }

  /** Presses an action, behind "more" if it is there. */
  async act(command: string, name: string): Promise<Locator> {
    const button = this.shell.page.locator(`.page-head [data-action="${command}"]`);
    if (await button.count() > 0) await button.click();
    else {
      await this.shell.page.locator(".page-head [data-action='more']").click();
      await this.shell.page.locator(".ant-dropdown:visible").getByText(name, { exact: true }).click();
    }
    const dialog = this.shell.dialog();
    await dialog.waitFor();
    return dialog;
  }

  goal(metric: string): Locator {
    return this.shell.page.locator(`[data-goal="${metric}"]`);
  }
}
