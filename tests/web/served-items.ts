import type { Page } from "playwright-core";

interface Line { id: string; title: string; [field: string]: unknown }

/** Pages of the list, made of a real answer, in the API's place: as many items as told, each with what `change` says. */
export async function serveItems(page: Page, count: number, change: (index: number) => object): Promise<void> {
  const answer = await page.request.get("/api/v1/work-items?limit=1");
  const { items: [real], todayOn } = await answer.json() as { items: [Line]; todayOn: string };
  await page.route(/\/api\/v1\/work-items\?/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const from = Number(asked.get("cursor") ?? 0);
    const until = Math.min(count, from + Number(asked.get("limit")));
    const items = Array.from({ length: until - from }, (_one, index) => ({ ...real, id: `w-${from + index}`, title: `${real.title} ${from + index}`, ...change(from + index) }));
    await route.fulfill({ json: { items, todayOn, ...(until < count ? { nextCursor: String(until) } : {}) } });
  });
}
