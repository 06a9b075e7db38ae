import type { Locator } from "playwright-core";
import type { Shell } from "./shell.page.ts";

export type View = "list" | "board" | "tree" | "gantt" | "calendar";

const tabs: Record<View, string> = { list: "专班清单", board: "条目化看板", tree: "责任树", gantt: "甘特图", calendar: "日历" };

/** 专班: the list of campaigns and the four views of items. */
export class CampaignViews {
  constructor(readonly shell: Shell) {}

  async open(view: View, filters: Record<string, string> = {}): Promise<void> {
    await this.shell.open(`/campaigns?${new URLSearchParams({ view, ...filters }).toString()}`);
  }

  async choose(view: View): Promise<void> {
    await this.shell.page.getByRole("tab", { name: tabs[view] }).click();
  }

  campaign(id: string): Locator {
    return this.shell.page.locator(`[data-campaign="${id}"]`);
  }

  /** How many items the view says it shows, once it has them all. */
  async total(): Promise<number> {
    const line = this.shell.page.locator("[data-total]");
    await line.waitFor();
    return Number(await line.getAttribute("data-total"));
  }

  /** How many cards each column of the board says it has. */
  async columns(): Promise<Record<string, number>> {
    await this.total();
    const counted = await this.shell.page.locator("[data-column]").evaluateAll((columns) => columns.map((column) => [column.getAttribute("data-column") ?? "", Number(column.querySelector("[data-count]")?.getAttribute("data-count"))]));
    return Object.fromEntries(counted) as Record<string, number>;
  }

  card(item: string): Locator {
    return this.shell.page.locator(`[data-item="${item}"]`);
  }

  place(key: string): Locator {
    return this.shell.page.locator(`[data-place="${key}"]`);
  }

  day(on: string): Locator {
    return this.shell.page.locator(`[data-day="${on}"]`);
  }

  /** The chart, once its bars are drawn. */
  async chart(): Promise<Locator> {
    const frame = this.shell.page.locator(".gantt-frame");
    await frame.locator(".wx-bar").first().waitFor();
    return frame;
  }

  /** The address's filters, without the view. */
  filters(): Record<string, string> {
    const search = new URL(this.shell.page.url()).searchParams;
    search.delete("view");
    return Object.fromEntries(search);
  }
}
