import { campaignForms } from "./campaign.forms.ts";
import type { CommandForm } from "./command-form.ts";
import { disputeForms } from "./dispute.forms.ts";
import type { Target } from "./send-command.ts";
import { workItemForms } from "./work-item.forms.ts";

const formsByKind: Readonly<Record<Target["kind"], Readonly<Record<string, CommandForm>>>> = { campaign: campaignForms, "work-item": workItemForms, dispute: disputeForms };

/** The form of a command by its name; undefined for what has a page of its own or none. */
export function formOf(kind: Target["kind"], command: string): CommandForm | undefined {
  const forms = formsByKind[kind];
  return Object.hasOwn(forms, command) ? forms[command] : undefined;
}
