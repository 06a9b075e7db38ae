import type { Campaign, WorkItem } from "../api/queries.ts";
import type { FieldContext } from "./fields.tsx";

/** What the forms of a campaign's commands offer. */
export function campaignContext(campaign: Campaign, language: string): FieldContext {
  return {
    milestones: campaign.milestones,
    openItems: campaign.items.map((item) => ({ id: item.id, title: item.title })),
    warnings: campaign.warnings.map((warning) => ({ id: warning.id, text: language === "en" ? warning.en : warning.zh })),
    checks: campaign.checks,
  };
}

/** What the forms of an item's commands offer. */
export function itemContext(item: WorkItem): FieldContext {
  return { notices: item.notices, files: item.files ?? [], evidenceWanted: item.evidence };
}
