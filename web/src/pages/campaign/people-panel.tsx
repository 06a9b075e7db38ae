import { useTranslation } from "react-i18next";
import type { Campaign } from "../../api/queries.ts";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";

interface Part { person: string; department: string | undefined; parts: string[]; items: number }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Everybody whom the plan names for an item, with how many they answer for; parents and children alike. */
function responsibleIn(items: unknown): string[] {
  if (!Array.isArray(items)) return [];
  return items.filter(isRecord).flatMap((item) => [...(typeof item["responsible"] === "string" ? [item["responsible"]] : []), ...responsibleIn(item["items"])]);
}

/** 专班成员: who does what in it. */
export function PeoplePanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const names = useNames();
  const people = new Map<string, Part>();
  const add = (person: string, part?: string): void => {
    const known = people.get(person) ?? { person, department: names.organisation?.persons.find((one) => one.id === person)?.department, parts: [], items: 0 };
    people.set(person, { ...known, parts: part === undefined ? known.parts : [...known.parts, part], items: known.items + (part === undefined ? 1 : 0) });
  };
  add(campaign.leaderInCharge, t("plan:field.leaderInCharge"));
  add(campaign.lead, t("plan:field.lead"));
  for (const one of campaign.countersigning?.persons ?? []) add(one, t("campaign:counterSigner"));
  for (const one of responsibleIn(campaign.plan.items)) add(one);
  return (
    <section className="panel" aria-labelledby="people-title">
      <h2 id="people-title">{t("campaign:people", { count: people.size })}</h2>
      <ul className="line-list people">
        {[...people.values()].map((one) => (
          <li key={one.person}>
            <div className="line-what"><strong>{names.person(one.person)}</strong> {one.department !== undefined && <span className="muted">{names.department(one.department)}</span>} {one.parts.map((part) => <span key={part} className="tag">{part}</span>)}</div>
            {one.items > 0 && <PageLink to={`/items?campaign=${campaign.id}&responsible=${one.person}&open=all`}>{t("campaign:itemsOf", { count: one.items })}</PageLink>}
          </li>
        ))}
      </ul>
    </section>
  );
}
