import type { operations } from "../api/schema.d.ts";

type JsonBody<Operation> = Operation extends { requestBody: { content: { "application/json": infer Body } } } ? Body : never;

/** Commands to an entity: a body in JSON and an If-Match. */
interface EntityCommand { parameters: { path: { id: string }; header?: { "If-Match"?: string } }; requestBody: { content: { "application/json": unknown } } }
type CommandOf<Prefix extends string> = { [Id in keyof operations]: Id extends `${Prefix}${infer Name}` ? operations[Id] extends EntityCommand ? Name : never : never }[keyof operations];

export type WorkItemCommand = CommandOf<"workItem">;
export type CampaignCommand = CommandOf<"campaign">;
export type DisputeCommand = CommandOf<"dispute">;

export type WorkItemBody<C extends WorkItemCommand> = JsonBody<operations[`workItem${C}`]>;
export type CampaignBody<C extends CampaignCommand> = JsonBody<operations[`campaign${C}`]>;
export type DisputeBody<C extends DisputeCommand> = JsonBody<operations[`dispute${C}`]>;

/** What a dispute has of its own to choose from. */
export type Offer = "parties" | "partiesAndRepresentatives" | "links" | "clocks" | "exclusions" | "extensionRequests" | "exclusionRequests" | "services" | "hearings" | "openHearings" | "objections" | "preservations" | "statements" | "speakers" | "consultations";

/** How a field is filled in. */
export type Widget =
  | "line" | "note" | "longNote" | "number" | "date"
  | "person" | "persons" | "department" | "post" | "duty" | "due"
  | "instant" | "choice" | "yesNo" | "mark" | "offer" | "offers" | "panel" | "venue" | "personal" | "partner"
  | "granted" | "passed" | "opinion" | "checkDay" | "evidence" | "target" | "lines" | "noticeNumber" | "milestone" | "countersigning" | "warningAnswers" | "openItems" | "reopenItems" | "calendar" | "ladder" | "children";

/** A field of a command's body, by the API's own name; its words are commands:field.<text ?? name>. */
export interface Field<Name extends string = string> {
  name: Name;
  widget: Widget;
  required?: boolean;
  text?: string;
  /** Of a choice: the values, worded as disputes:<family>.<value>. Of a yes or no: worded as disputes:<family>.true and .false. */
  family?: string;
  values?: readonly string[];
  /** Of an offer: what of the dispute is chosen from. */
  of?: Offer;
}

/** The form of some command. */
export interface CommandForm {
  fields: readonly Field[];
  /** What cannot be taken back is said so, and confirmed in red. */
  grave?: boolean;
}

/** The form of the command with this body: its fields are the body's. */
export interface FormFor<Body> extends CommandForm {
  fields: readonly Field<Extract<keyof Body, string>>[];
}
