import type { Locator } from "playwright-core";
import type { Shell } from "./shell.page.ts";

/** The plan editor: a form and a text of the same plan. */
export class PlanPage {
  constructor(readonly shell: Shell) {}

  button(what: "save" | "submit" | "amend" | "rehearse" | "upload" | "template"): Locator {
    return this.shell.page.locator(`[data-plan="${what}"]`);
  }

  /** A field of the form by its place: "goals-0-name". */
  field(place: string): Locator {
    return this.shell.page.locator(`#plan-${place}`);
  }

  text(): Locator {
    return this.shell.page.locator(".cm-content");
  }

  /** Waits until the text shows this line. */
  async line(text: string): Promise<void> {
    await this.shell.page.locator(".cm-line").filter({ hasText: text }).first().waitFor();
  }

  /** Replaces the whole text, as pasting does. */
  async write(text: string): Promise<void> {
    await this.text().click();
    await this.shell.page.keyboard.press("Control+a");
    await this.shell.page.keyboard.insertText(text);
  }

  /** Waits until the server has checked what stands there, with this many faults. */
  async checked(faults: number): Promise<void> {
    await this.shell.page.locator(`[data-checked="${faults}"]`).waitFor();
  }

  fault(path: string): Locator {
    return this.shell.page.locator(`[data-fault="${path}"]`);
  }
}
