import type { Locator, Page } from "playwright-core";
import type { Shell } from "./shell.page.ts";

/** The pages of disputes, as a person uses them. */
export class DisputePages {
  private readonly page: Page;

  constructor(private readonly shell: Shell) {
    this.page = shell.page;
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  cell(stage: string, tier: string): Locator {
    return this.page.locator(`[data-cell="${stage} ${tier}"]`);
  }

  clock(id: string): Locator {
    return this.page.locator(`[data-clock="${id}"]`);
  }

  panel(id: string): Locator {
    return this.page.locator(`[data-panel="${id}"]`);
  }

  /** Opens a command's form, from a button or from the menu of the rest. */
  async ask(command: string, name: string): Promise<Locator> {
    const button = this.page.locator(`.page-head [data-action="${command}"]`);
    if (await button.count() > 0) await button.click();
    else {
      await this.page.locator('.page-head [data-action="more"]').click();
      await this.page.locator(".ant-dropdown:visible").getByText(name, { exact: true }).click();
    }
    const dialog = this.shell.dialog();
    await dialog.waitFor();
    return dialog;
  }

  /** Chooses one of several that may be chosen; the list stays open until it is closed. */
  async tick(dialog: Locator, label: string, option: string): Promise<void> {
    await this.choose(dialog, label, option);
    await this.page.keyboard.press("Escape");
  }

  /** Chooses from a list that drops down. */
  async choose(dialog: Locator, label: string, option: string): Promise<void> {
    await dialog.getByLabel(label, { exact: true }).click();
    await this.page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter({ hasText: option }).first().click();
  }

  async send(dialog: Locator): Promise<void> {
    await dialog.locator(".command-send").click();
    await dialog.waitFor({ state: "detached" });
  }

  async becomes(status: string): Promise<void> {
    await this.page.locator(`[data-status="${status}"]`).waitFor();
  }
}
