import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Dispute } from "../../api/queries.ts";
import { useNames } from "../../components/names.tsx";
import { instantText } from "../../formats.ts";

const posts = [["mediator", "mediator"], ["judge", "judge"], ["assistant", "assistant"], ["courtClerk", "court-clerk"], ["enforcementOfficer", "enforcement-officer"], ["clerk", "clerk"]] as const;

/** 标的额 as it is written, from fen. */
function yuan(fen: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "currency", currency: "CNY" }).format(fen / 100);
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return <tr><th scope="row">{name}</th><td>{children}</td></tr>;
}

/** What it is, where it came from, and who holds which place in it. */
export function DisputeFacts({ dispute }: { dispute: Dispute }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { staff, venue } = dispute;
  return (
    <table className="facts">
      <tbody>
        {dispute.summary !== undefined && <Row name={t("disputes:summary")}><span className="user-text">{dispute.summary}</span></Row>}
        <Row name={t("disputes:filter.source")}>{t(`disputes:source.${dispute.source}`)}{dispute.township === undefined ? "" : ` · ${dispute.township}`}</Row>
        {dispute.amountFen !== undefined && <Row name={t("disputes:amount")}>{yuan(dispute.amountFen, i18n.language)}</Row>}
        <Row name={t("commands:field.tier")}>{t(`disputes:tier.${dispute.tier}`)}{dispute.partner === undefined ? "" : ` · ${names.partner(dispute.partner)}`}</Row>
        <Row name={t("commands:field.venue")}>{t(`disputes:venue.${venue.kind}`)}{venue.place === undefined ? "" : ` · ${venue.place}`}</Row>
        <Row name={t("items:department")}>{names.department(dispute.department)}</Row>
        {dispute.procedure !== undefined && <Row name={t("commands:field.procedure")}>{t(`disputes:procedure.${dispute.procedure}`)}</Row>}
        {dispute.foreignRelated && <Row name={t("disputes:foreign")}>{t("disputes:yes")}</Row>}
        {posts.flatMap(([field, post]) => (staff[field] === undefined ? [] : [<Row key={field} name={t(`disputes:post.${post}`)}>{names.person(staff[field])}</Row>]))}
        {dispute.caseNumbers.map((one) => <Row key={one.number} name={t(`disputes:caseStage.${one.stage}`)}>{one.number}</Row>)}
        {dispute.ruling !== undefined && <Row name={t(`disputes:document.${dispute.ruling.document}`)}>{dispute.ruling.on}{dispute.ruling.inCourt ? ` · ${t("commands:field.inCourt")}` : ""}</Row>}
        {dispute.supervision !== undefined && <Row name={t("disputes:supervised")}>{t(`disputes:ground.${dispute.supervision.ground}`)} · {names.person(dispute.supervision.by)}</Row>}
        <Row name={t("disputes:registered")}>{instantText(dispute.registeredAt)} · {dispute.registeredBy === "system" ? t("disputes:system") : names.person(dispute.registeredBy)}</Row>
      </tbody>
    </table>
  );
}
