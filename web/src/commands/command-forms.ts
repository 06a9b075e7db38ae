import { campaignForms } from "./campaign.forms.ts";
import type { CommandForm } from "./command-form.ts";
import { workItemForms } from "./work-item.forms.ts";

/** The form of a command by its name; undefined for what has a page of its own or none. */
export function formOf(kind: "campaign" | "work-item", command: string): CommandForm | undefined {
  const forms: Readonly<Record<string, CommandForm>> = kind === "campaign" ? campaignForms : workItemForms;
  return Object.hasOwn(forms, command) ? forms[command] : undefined;
}
