import { EyeInvisibleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Dispute } from "../../api/queries.ts";
import { Panel } from "./panel.tsx";

type Named = Dispute["parties"][number] | Dispute["representatives"][number];

/** Everything personal that the API gave, and a word where it gave a masked name. */
function Personal({ one }: { one: Named }) {
  const { t } = useTranslation();
  const { personal } = one;
  const lines = [personal?.idNumber, personal?.phone, personal?.address, personal?.email].filter((line) => line !== undefined);
  return (
    <>
      {one.masked && <span className="tag"><EyeInvisibleOutlined aria-hidden /> {t(one.redacted === true ? "disputes:redacted" : "disputes:masked")}</span>}
      {lines.length > 0 && <div className="muted small">{lines.join(" · ")}</div>}
    </>
  );
}

/** Parties by their role, each with who represents it. */
export function PartiesPanel({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation();
  return (
    <Panel id="parties" title={t("disputes:parties", { count: dispute.parties.length })}>
      <ul className="line-list">
        {dispute.parties.map((party) => (
          <li key={party.id} data-party={party.id}>
            <div className="line-what">
              <span className="muted">{t(`disputes:role.${party.role}`)}</span> <strong>{party.name}</strong> <Personal one={party} />
              <div className="party-tags">
                <span className="tag">{t(`disputes:partyKind.${party.kind}`)}</span>
                {party.minor === true && <span className="tag">{t("commands:field.minor")}</span>}
                {party.noDomicile === true && <span className="tag">{t("commands:field.noDomicile")}</span>}
                {party.onlineSince !== undefined && <span className="tag">{t("disputes:onlineSince", { on: party.onlineSince })}</span>}
                {dispute.links.filter((link) => link.of === party.id && link.revokedAt === undefined).map((link) => <span key={link.id} className="tag">{t("disputes:linkIssued")}</span>)}
              </div>
              {dispute.representatives.filter((one) => one.of === party.id).map((one) => (
                <div key={one.id} className="representative"><span className="muted">{t("disputes:representative")}</span> {one.name} <span className="tag">{t(`disputes:authority.${one.authority}`)}</span> <Personal one={one} /></div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
