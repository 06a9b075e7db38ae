import type { RegistrationBody } from "../contracts/commands/work-item.ts";
import { civilDateOf, type CivilDate } from "../domain/time.ts";
import type { Anchor, ItemCampaign, Registration } from "../domain/work-item/work-item.ts";
import { invalidRequest } from "./invalid-params.ts";
import { readable, type PersonContext } from "./command-answers.ts";
import { campaignOf, type DraftedCampaign } from "./views/campaign.view.ts";
import { itemOf } from "./views/work-item.view.ts";

/**
 * What a person registers by hand, completed by what the ledger knows: the campaign's people, the parent's due date, and
 * where `due.after` points. Throws the problem for an entity that does not exist or may not be read.
 */
export async function completed(body: RegistrationBody, context: PersonContext): Promise<Registration> {
  const { campaign: campaignId, parent: parentId, ...plain } = body;
  const parent = parentId === undefined ? undefined : itemOf((await readable(context, "work-item", parentId)).state);
  const campaign = campaignId === undefined ? undefined : campaignOf((await readable(context, "campaign", campaignId)).state);
  const shared = campaign === undefined ? parent?.campaign : campaignFacts(campaign);
  const registration: Registration = { ...plain, dependents: [] };
  if (shared !== undefined) registration.campaign = shared;
  if (parentId !== undefined) registration.parent = parentId;
  if (parent?.dueOn !== undefined) registration.parentDueOn = parent.dueOn;
  if (!("after" in body.due)) return registration;
  const { anchor, on } = await anchorAt(body.due.after, campaign, context);
  registration.anchor = anchor;
  if (on !== undefined) registration.anchorOn = on;
  return registration;
}

function campaignFacts(campaign: DraftedCampaign): ItemCampaign {
  return { id: campaign.id, lead: campaign.lead, leaderInCharge: campaign.leaderInCharge, endsOn: campaign.plan.endsOn };
}

/** "start" is the campaign's start, or the day of registration without one; else a milestone, a plan item, or the id of an item. */
async function anchorAt(after: string, campaign: DraftedCampaign | undefined, context: PersonContext): Promise<{ anchor: Anchor; on: CivilDate | undefined }> {
  if (after === "start") {
    const todayOn = civilDateOf(await context.ledger.courtNow());
    // A campaign that has not started yet reaches its start by itself; without one the item starts when it is registered.
    const on = campaign === undefined ? todayOn : campaign.startedOn !== undefined && campaign.startedOn <= todayOn ? campaign.startedOn : undefined;
    return { anchor: { type: "start", id: "start" }, on };
  }
  const milestone = campaign?.milestones.find((one) => one.id === after);
  if (milestone !== undefined) return { anchor: { type: "milestone", id: after, title: milestone.name }, on: milestone.reachedOn };
  const itemId = campaign?.items.find((one) => one.planItem === after)?.id ?? after;
  const known = (await context.ledger.load(itemId))?.kind === "work-item";
  // Its title and the day it closed are told in what waits for it: only whoever may read it may let something wait for it.
  const item = known ? itemOf((await readable(context, "work-item", itemId)).state) : undefined;
  if (item === undefined) {
    throw invalidRequest([{ path: "due.after", code: "unknown", message: { zh: `没有“${after}”这个节点或事项`, en: `there is no milestone or item “${after}”` }, allowed: "start | milestone | item" }]);
  }
  return { anchor: { type: "item", id: itemId, title: item.title }, on: item.status === "SignedOff" ? item.signedOffOn : undefined };
}
