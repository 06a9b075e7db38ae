import { App } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { thrownProblem } from "../api/problem.ts";
import { campaignQuery, disputeQuery, itemQuery, queryClient } from "../api/queries.ts";
import { useActionName } from "./action-names.ts";
import type { Asked } from "./command-dialog.tsx";
import { formOf } from "./command-forms.ts";
import { campaignContext, disputeContext, disputeInitial, itemContext } from "./field-contexts.ts";
import { newKey, sendCommand, type Target } from "./send-command.ts";

export interface Acted { kind: Target["kind"]; id: string; title: string }

/**
 * Acting from a list. What needs nothing to be filled in is done at once; the rest, and what is refused, opens its form with
 * everything that is known about the entity.
 */
export function useQuickAct(): { act: (on: Acted, command: string) => Promise<void>; asked: Asked | undefined; busy: string | undefined; close: () => void } {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const actionName = useActionName();
  const [asked, setAsked] = useState<Asked>();
  const [busy, setBusy] = useState<string>();

  const act = useCallback(async (on: Acted, command: string): Promise<void> => {
    const form = formOf(on.kind, command);
    if (form === undefined) return;
    setBusy(on.id);
    try {
      const { version, context, initial } = await read(on, command, i18n.language);
      const target = { kind: on.kind, id: on.id, version };
      const needs = form.grave === true || form.fields.some((field) => field.required === true) || (command === "Approve" && (context.warnings?.length ?? 0) > 0);
      if (needs) {
        setAsked({ target, command, about: on.title, context, ...(initial === undefined ? {} : { initial }) });
        return;
      }
      try {
        await sendCommand(target, command, {}, newKey());
        void message.success(t("commands:doneAbout", { action: actionName(command, on.kind), about: on.title }));
      } catch (error) {
        setAsked({ target, command, about: on.title, context, problem: thrownProblem(error) });
      }
    } catch (error) {
      void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title"));
    } finally {
      setBusy(undefined);
    }
  }, [actionName, i18n.language, message, t]);

  return { act, asked, busy, close: useCallback(() => setAsked(undefined), []) };
}

/** The entity as it now is: its version, so that nobody decides on what they have not seen, and what its forms offer. */
async function read(on: Acted, command: string, language: string): Promise<{ version: number; context: ReturnType<typeof itemContext>; initial?: Record<string, unknown> }> {
  if (on.kind === "campaign") {
    const campaign = await queryClient.query(campaignQuery(on.id));
    return { version: campaign.version, context: campaignContext(campaign, language) };
  }
  if (on.kind === "dispute") {
    const dispute = await queryClient.query(disputeQuery(on.id));
    const context = disputeContext(dispute);
    return { version: dispute.version, context, initial: disputeInitial(command, dispute, context) };
  }
  const item = await queryClient.query(itemQuery(on.id));
  return { version: item.version, context: itemContext(item) };
}
