import type { Endpoint } from "../endpoint.ts";
import { auditEndpoints } from "./audit.ts";
import { brandEndpoints } from "./brands.ts";
import { calculateDeadline } from "./calculations.ts";
import { importCalendar } from "./calendar-import.ts";
import { campaignPlan } from "./campaign-plan.ts";
import { campaignReality } from "./campaign-reality.ts";
import { exportCampaigns } from "./campaign-export.ts";
import { campaignEndpoints } from "./campaigns.ts";
import { courtCalendar } from "./court-calendar.ts";
import { courtMapEndpoint } from "./court-map.ts";
import { streamCommentsEndpoint } from "./comments.ts";
import { courtCommands } from "./court-commands.ts";
import { courtReads } from "./court.ts";
import { disputeCommands } from "./dispute-commands.ts";
import { disputeImport } from "./dispute-import.ts";
import { disputeSecrets } from "./dispute-secrets.ts";
import { disputeStatements } from "./dispute-statement.ts";
import { disputeReads } from "./disputes.ts";
import { documentEndpoints } from "./documents.ts";
import { eventEndpoints } from "./events.ts";
import { exportEndpoints } from "./exports.ts";
import { feedEndpoints } from "./feeds.ts";
import { fileEndpoints } from "./files.ts";
import { inboxEndpoints } from "./inbox.ts";
import { inboxActs } from "./inbox-acts.ts";
import { partyEndpoints } from "./party.ts";
import { partyLinkEndpoints } from "./party-links.ts";
import { planEndpoints } from "./plans.ts";
import { planTemplate } from "./plan-template.ts";
import { previewEndpoints } from "./previews.ts";
import { ruleEndpoints } from "./rules.ts";
import { rehearsePlan } from "./rehearsals.ts";
import { search } from "./search.ts";
import { sessionEndpoints } from "./session.ts";
import { setUp } from "./set-up.ts";
import { similarDisputeEndpoints } from "./similar-disputes.ts";
import { tokenEndpoints } from "./tokens.ts";
import { ledgerVerification } from "./verification.ts";
import { workItemCommands } from "./work-item-commands.ts";
import { importWorkItems } from "./work-item-import.ts";
import { registerWorkItem } from "./work-item-registration.ts";
import { workItemLadder } from "./work-item-ladder.ts";
import { workItemTree } from "./work-item-tree.ts";
import { workItemReads } from "./work-items.ts";

/** Everything the API offers: the router and the OpenAPI file are made from this list. */
export const endpoints: readonly Endpoint[] = [
  setUp,
  ...sessionEndpoints,
  ...tokenEndpoints,
  ...planEndpoints,
  planTemplate,
  // Before the reads of one entity: "export" is no id.
  exportCampaigns,
  workItemTree,
  ...exportEndpoints,
  ...campaignEndpoints,
  campaignPlan,
  campaignReality,
  rehearsePlan,
  calculateDeadline,
  ...ruleEndpoints,
  ...workItemReads,
  workItemLadder,
  ...fileEndpoints,
  ...documentEndpoints,
  registerWorkItem,
  importWorkItems,
  ...workItemCommands,
  ...disputeImport,
  ...disputeReads,
  ...similarDisputeEndpoints,
  ...disputeStatements,
  ...disputeSecrets,
  ...partyLinkEndpoints,
  ...disputeCommands,
  ...partyEndpoints,
  ...inboxEndpoints,
  ...inboxActs,
  ...courtReads,
  courtCalendar,
  courtMapEndpoint,
  ...brandEndpoints,
  search,
  ...courtCommands,
  ...previewEndpoints,
  importCalendar,
  ...feedEndpoints,
  ...eventEndpoints,
  ...auditEndpoints,
  streamCommentsEndpoint,
  ledgerVerification,
];
