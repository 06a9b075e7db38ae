import type { Locator } from "playwright-core";
import type { Shell } from "./shell.page.ts";

/** 我的待办 */
export class Inbox {
  constructor(readonly shell: Shell) {}

  /** The step of a stream that waits. */
  step(stream: string): Locator {
    return this.shell.page.locator(`.todo[data-stream="${stream}"]`);
  }

  async act(stream: string, command: string): Promise<void> {
    await this.step(stream).locator(`[data-action="${command}"]`).click();
  }

  async gone(stream: string): Promise<void> {
    await this.step(stream).waitFor({ state: "detached" });
  }

  /** Actions offered for a step. */
  async offered(stream: string): Promise<string[]> {
    return this.step(stream).locator("[data-action]").evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-action") ?? ""));
  }

  /** Moves with j until the step of this stream is the chosen one. */
  async moveTo(stream: string): Promise<void> {
    const count = await this.shell.page.locator(".todo").count();
    for (let step = 0; step < count; step += 1) {
      if (await this.step(stream).getAttribute("aria-current") === "true") return;
      await this.shell.page.keyboard.press("j");
    }
    if (await this.step(stream).getAttribute("aria-current") !== "true") throw new Error(`j does not reach ${stream}`);
  }
}
