import type { Endpoint } from "../endpoint.ts";
import { campaignEndpoints } from "./campaigns.ts";
import { streamCommentsEndpoint } from "./comments.ts";
import { courtCommands } from "./court-commands.ts";
import { courtReads } from "./court.ts";
import { documentEndpoints } from "./documents.ts";
import { eventEndpoints } from "./events.ts";
import { exportEndpoints } from "./exports.ts";
import { feedEndpoints } from "./feeds.ts";
import { fileEndpoints } from "./files.ts";
import { inboxEndpoints } from "./inbox.ts";
import { planEndpoints } from "./plans.ts";
import { planTemplate } from "./plan-template.ts";
import { previewEndpoints } from "./previews.ts";
import { rehearsePlan } from "./rehearsals.ts";
import { sessionEndpoints } from "./session.ts";
import { setUp } from "./set-up.ts";
import { tokenEndpoints } from "./tokens.ts";
import { ledgerVerification } from "./verification.ts";
import { workItemCommands } from "./work-item-commands.ts";
import { importWorkItems } from "./work-item-import.ts";
import { registerWorkItem } from "./work-item-registration.ts";
import { workItemReads } from "./work-items.ts";

/** Everything the API offers: the router and the OpenAPI file are made from this list. */
export const endpoints: readonly Endpoint[] = [
  setUp,
  ...sessionEndpoints,
  ...tokenEndpoints,
  ...planEndpoints,
  planTemplate,
  ...campaignEndpoints,
  rehearsePlan,
  // Before the reads of one item: "export" is no id.
  ...exportEndpoints,
  ...workItemReads,
  ...fileEndpoints,
  ...documentEndpoints,
  registerWorkItem,
  importWorkItems,
  ...workItemCommands,
  ...inboxEndpoints,
  ...courtReads,
  ...courtCommands,
  ...previewEndpoints,
  ...feedEndpoints,
  ...eventEndpoints,
  streamCommentsEndpoint,
  ledgerVerification,
];
