import { z } from "zod";
import { campaignLine, goalView } from "./campaign.ts";
import { light, remainingWorkingDays, waitingStep, workItemLine } from "./work-item.ts";

/** Figures of the court's map and tree. Each names the filter of GET /work-items that lists exactly its items. */

const text = z.string();
const day = text.meta({ format: "date" });

export const figure = z.object({
  count: z.int(),
  query: z.record(text, text).meta({ description: "Parameters of GET /work-items that list exactly the items counted" }),
}).meta({ id: "Figure" });

const lights = z.record(light, figure);

const mapCampaign = campaignLine.extend({
  items: figure, open: figure, lights, progress: z.int().min(0).max(100).meta({ description: "Of its items, by weight" }), goals: z.array(goalView),
  nextMilestone: z.object({ id: text, name: text, dueOn: day, remainingWorkingDays }).optional(),
}).meta({ id: "MapCampaign" });

/** A campaign as a row of the list: where it stands, its roadmap, and what it waits for. */
const listedCampaign = mapCampaign.extend({
  milestones: z.array(z.object({ id: text, name: text, dueOn: day, reachedOn: day.optional() })).meta({ description: "The plan's milestones by date" }),
  waiting: z.array(waitingStep).meta({ description: "Steps of the campaign itself that wait for persons" }),
  remainingWorkingDays: remainingWorkingDays.optional().meta({ description: "To the day the plan ends; absent once the campaign is over" }),
}).meta({ id: "ListedCampaign" });

export const campaignList = z.object({ campaigns: z.array(listedCampaign), todayOn: day, nextCursor: text.optional() }).meta({ id: "CampaignList" });

const load = z.object({ id: text, name: text, open: figure, red: figure, yellow: figure, dueSoon: figure.meta({ description: "Due from today to the fifth working day from now" }) }).meta({ id: "Load" });

export const courtMap = z.object({
  todayOn: day,
  campaigns: z.array(mapCampaign),
  nextCursor: text.optional(),
  critical: z.array(z.object({ item: workItemLine, waiting: figure })).meta({ description: "Open items that most others wait for, directly or by way of others" }),
  departments: z.array(load),
  persons: z.array(load),
}).meta({ id: "CourtMap" });

const node = z.object({
  name: text,
  items: figure, open: figure, lights,
  weight: z.number(),
  progress: z.int().min(0).max(100).meta({ description: "By weight" }),
});
const personNode = node.extend({ id: text.optional().meta({ description: "Absent for items without one" }) }).meta({ id: "TreePerson" });
const postNode = node.extend({ id: text.optional(), persons: z.array(personNode) }).meta({ id: "TreePost" });
const departmentNode = node.extend({ id: text, posts: z.array(postNode) }).meta({ id: "TreeDepartment" });
export const itemTree = node.extend({ todayOn: day, departments: z.array(departmentNode) }).meta({ id: "ItemTree" });
