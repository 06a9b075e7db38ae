import type { Locator } from "playwright-core";
import type { Workbench } from "../workbench.ts";
import type { Shell } from "./shell.page.ts";

/** 组织与管理 */
export class Administration {
  constructor(readonly shell: Shell) {}

  /** A signed-in person's window on one of its pages. */
  static async enter(bench: Workbench, person: string, path: string): Promise<Administration> {
    return new Administration(await bench.enter(person, { path }));
  }

  /** The row of a table with these words in it. */
  row(words: string): Locator {
    return this.shell.page.locator("tr.ant-table-row", { hasText: words });
  }

  /** Chooses from the menu of a row. */
  async act(words: string, action: string): Promise<void> {
    await this.row(words).locator('[data-action="row"]').click();
    await this.shell.page.getByRole("menuitem", { name: action }).click();
    await this.shell.dialog().waitFor();
  }

  /** Chooses from a select by the words of the option. */
  async choose(select: Locator, option: string): Promise<void> {
    await select.click();
    await this.shell.page.keyboard.type(option);
    await this.shell.page.locator(".ant-select-dropdown:visible .ant-select-item-option", { hasText: option }).first().click();
  }

  /** Sends the dialog's form and waits until it is gone. */
  async send(): Promise<void> {
    await this.shell.page.locator(".court-send").click();
    await this.shell.dialog().waitFor({ state: "detached" });
  }

  /** What is offered on the page beside reading. */
  offered(): Promise<string[]> {
    return this.shell.page.locator("main [data-action]").evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-action") ?? ""));
  }

  sections(): Promise<string[]> {
    return this.shell.page.locator(".section-link").allInnerTexts();
  }
}
