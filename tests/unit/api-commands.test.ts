import type { z } from "zod";
import { campaignBodies } from "../../contracts/commands/campaign.ts";
import type { BodyOf } from "../../contracts/commands/command-body.ts";
import { courtBodies } from "../../contracts/commands/court.ts";
import { workItemBodies } from "../../contracts/commands/work-item.ts";
import type { CampaignCommand } from "../../domain/campaign/campaign.ts";
import type { CourtCommand } from "../../domain/court/court.ts";
import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";

type KeysOf<T> = T extends unknown ? keyof T : never;
/** Fields of a domain command that its body does not offer; checked by the compiler: each must be never. */
type Missing<Command extends { type: string }, Bodies extends Partial<Record<Command["type"], z.ZodType>>> = {
  [Type in keyof Bodies & Command["type"]]: Exclude<KeysOf<BodyOf<Command, Type>>, KeysOf<z.output<NonNullable<Bodies[Type]>>>>;
}[keyof Bodies & Command["type"]];

type None<T extends never> = [T] extends [never] ? true : false;

test("a body offers every field of its command", () => {
  const items: None<Missing<WorkItemCommand, typeof workItemBodies>> = true;
  const campaigns: None<Missing<CampaignCommand, typeof campaignBodies>> = true;
  const courts: None<Missing<CourtCommand, typeof courtBodies>> = true;
  expect([items, campaigns, courts]).toEqual([true, true, true]);
});

test("no body takes a field that its command does not know", () => {
  for (const [type, schema] of Object.entries({ ...workItemBodies, ...campaignBodies, ...courtBodies })) {
    const result = (schema as z.ZodType).safeParse({ type: "FireAlarm", surplus: 1 });
    expect([type, result.success]).toEqual([type, false]);
  }
});
