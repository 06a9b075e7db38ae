import { z } from "zod";
import { campaignLine } from "./campaign.ts";
import { goalView } from "./campaign.ts";
import { figure } from "./figures.ts";

/** Brands 品牌 and what they achieved. */

const text = z.string();

export const brandList = z.object({
  brands: z.array(z.object({
    brand: text, campaigns: z.int(), running: z.int(), goals: z.int(), goalsReached: z.int(), results: z.int(),
    items: z.int(), signedOff: z.int().meta({ description: "Of the items within the caller's reach" }),
  }).meta({ id: "BrandLine" })),
  nextCursor: text.optional(),
}).meta({ id: "BrandList" });

export const brandView = z.object({
  brand: text,
  campaigns: z.array(campaignLine.extend({
    items: figure, signedOff: figure, progress: z.int(),
    goals: z.array(goalView),
    results: z.array(z.object({ metric: text, value: z.number(), unit: text, on: text.meta({ format: "date" }), by: text, note: text.optional() })),
  })),
  nextCursor: text.optional(),
}).meta({ id: "Brand" });
