import dayjs from "dayjs";
import i18next from "i18next";
import type { Campaign, Dispute, WorkItem } from "../api/queries.ts";
import { instantText } from "../formats.ts";
import { formOf } from "./command-forms.ts";
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

interface Option { value: string; label: string }

/** A party or representative as the reader may see them. */
export function partyName(dispute: Dispute, id: string): string {
  return [...dispute.parties, ...dispute.representatives].find((one) => one.id === id)?.name ?? id;
}

/** What the forms of a dispute's commands offer: of everything that can still be acted on. */
export function disputeContext(dispute: Dispute): FieldContext {
  const { t } = i18next;
  const parties = dispute.parties.map((one): Option => ({ value: one.id, label: `${one.name} · ${t(`disputes:role.${one.role}`)}` }));
  const clockName = (id: string): string => dispute.clocks.find((one) => one.id === id)?.label ?? id;
  const hearing = (one: Dispute["hearings"][number]): Option => ({ value: one.id, label: `${t(`disputes:hearing.${one.kind}`)} · ${instantText(one.at)}` });
  const sealed = dispute.sealed.map((one): Option => ({ value: one.id, label: `${t(`disputes:sealedKind.${one.kind}`)} · ${instantText(one.at)}` }));
  return {
    offers: {
      parties,
      partiesAndRepresentatives: [...parties, ...dispute.representatives.map((one) => ({ value: one.id, label: `${one.name} · ${t("disputes:representativeOf", { who: partyName(dispute, one.of) })}` }))],
      links: dispute.links.filter((one) => one.revokedAt === undefined).map((one) => ({ value: one.id, label: `${partyName(dispute, one.of)} · ${one.id}` })),
      clocks: dispute.clocks.filter((one) => one.status === "running" || one.status === "paused").map((one) => ({ value: one.id, label: one.label })),
      exclusions: dispute.clocks.flatMap((one) => one.exclusions.flatMap((exclusion) => (exclusion.id === undefined ? [] : [{ value: exclusion.id, label: `${one.label} · ${exclusion.groundText ?? ""} ${exclusion.from}` }]))),
      extensionRequests: dispute.extensionRequests.map((one) => ({ value: one.id, label: `${clockName(one.clock)} · ${one.reason}` })),
      exclusionRequests: dispute.exclusionRequests.map((one) => ({ value: one.id, label: `${clockName(one.clock)} · ${t(`disputes:ground.${one.ground}`)}` })),
      services: dispute.services.filter((one) => one.servedOn === undefined).map((one) => ({ value: one.id, label: `${t(`disputes:document.${one.document}`)} · ${partyName(dispute, one.party)}` })),
      hearings: dispute.hearings.map(hearing),
      openHearings: dispute.hearings.filter((one) => one.heldOn === undefined && one.adjournedTo === undefined && one.cancelled !== true).map(hearing),
      objections: dispute.objections.filter((one) => one.answered === undefined).map((one) => ({ value: one.id, label: `${partyName(dispute, one.party)} · ${clockName(one.clock)}` })),
      preservations: dispute.preservations.filter((one) => one.decided === undefined).map((one) => ({ value: one.id, label: `${t(`disputes:preservation.${one.kind}`)} · ${partyName(dispute, one.party)}` })),
      statements: sealed,
      speakers: [{ value: "mediator", label: t("disputes:post.mediator") }, ...parties],
      consultations: dispute.consultations.filter((one) => one.heldOn === undefined).map((one) => ({ value: one.id, label: `${t(`disputes:consultation.${one.kind}`)} · ${instantText(one.askedAt)}` })),
    },
  };
}

/** What a dispute's form begins with: today where a day is asked for, and the only one where there is no choice. */
export function disputeInitial(command: string, dispute: Dispute, context: FieldContext): Record<string, unknown> {
  const fields = formOf("dispute", command)?.fields ?? [];
  return Object.fromEntries(fields.flatMap((field): [string, unknown][] => {
    if (field.required !== true) return [];
    if (field.widget === "date") return [[field.name, dayjs(dispute.todayOn)]];
    const offered = field.widget === "offer" && field.of !== undefined ? context.offers?.[field.of] ?? [] : [];
    return offered.length === 1 ? [[field.name, offered[0]?.value]] : [];
  }));
}
