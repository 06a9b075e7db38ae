import type { Json, StreamKind } from "../../domain/decider.ts";
import { disputeValues } from "../notices/dispute-labels.ts";
import { paramText } from "../notices/notice-params.ts";
import type { NoticeLanguage } from "../notices/notice-template.ts";
import { campaignHistory } from "./campaign-history.ts";
import { courtHistory } from "./court-history.ts";
import { disputeHistory } from "./dispute-history.ts";
import type { HistoryWording } from "./history-wording.ts";
import { workItemHistory } from "./work-item-history.ts";

/** Every event type of every decider with its wording. */
export const historyTexts: Readonly<Record<StreamKind, Readonly<Record<string, HistoryWording>>>> = { court: courtHistory, campaign: campaignHistory, "work-item": workItemHistory, dispute: disputeHistory };

type Payload = Readonly<Record<string, Json>>;

const unknownEvent: HistoryWording = { "zh-CN": "办理了一项操作", en: "did something" };

/** Fields that hold ids, besides those that notices know; each is shown by its name. */
const named = new Set(["owner", "supervisor", "lead", "leaderInCharge", "previousLead", "previousLeaderInCharge", "persons", "item", "child", "dependent", "before", "id"]);
/** Of a dispute: who holds which place. */
const namedOfDispute = new Set(["judge", "mediators", "officer", "second", "replacement", "successor", "asked", "remaining", "assistant", "courtClerk", "holder"]);

const roleLabels: Readonly<Record<string, HistoryWording>> = {
  staff: { "zh-CN": "干警", en: "staff" }, clerk: { "zh-CN": "督办员", en: "clerk" }, mediator: { "zh-CN": "调解员", en: "mediator" }, judge: { "zh-CN": "承办法官", en: "judge" },
  "task-force-lead": { "zh-CN": "专班牵头人", en: "task-force lead" }, "department-head": { "zh-CN": "部门负责人", en: "department head" }, leader: { "zh-CN": "分管院领导", en: "leader" },
  president: { "zh-CN": "院长", en: "president" }, "trial-management": { "zh-CN": "审管办", en: "trial management" }, auditor: { "zh-CN": "监察", en: "auditor" },
  administrator: { "zh-CN": "系统管理员", en: "administrator" }, integration: { "zh-CN": "接口", en: "integration" },
};

/** Whether a field holds an id whose name is shown; "before" and "id" of a dispute are a stage and a party. */
function isNamed(kind: StreamKind, field: string): boolean {
  return kind === "dispute" ? namedOfDispute.has(field) || field === "owner" : named.has(field);
}

/** The value at "steps.owner": of a list, every entry's; undefined where there is none. */
function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [first, ...rest] = path;
  if (first === undefined || value === undefined) return value;
  if (Array.isArray(value)) return value.flatMap((one) => valueAt(one, path) ?? []);
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, first)) return undefined;
  return valueAt(value[first], rest);
}

const placeholder = /\{([?!]?)(count:)?([\w.]+)\}/g;
const part = /\[([^[\]]*)\]/g;

/** Ids that a wording shows by name, so that their titles can be looked up all at once. */
export function idsShown(kind: StreamKind, type: string, payload: Payload): string[] {
  const wording = Object.hasOwn(historyTexts[kind], type) ? historyTexts[kind][type] : undefined;
  if (wording === undefined) return [];
  return [...wording["zh-CN"].matchAll(placeholder)].flatMap(([, , , path = ""]) => {
    const parts = path.split(".");
    if (!isNamed(kind, parts.at(-1) ?? "")) return [];
    const value = valueAt(payload, parts);
    return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");
  });
}

/**
 * What an event says, as plain text without its doer. `names` gives the name of a person, a department, a post or an entity
 * for an id, the id itself when there is none. Texts from people are filled in once and never looked at again.
 */
export function historyText(kind: StreamKind, type: string, payload: Payload, language: NoticeLanguage, names: (id: string) => string): string {
  const wording = (Object.hasOwn(historyTexts[kind], type) ? historyTexts[kind][type] : undefined) ?? unknownEvent;
  return wordingText(kind, wording, payload, language, names);
}

/** A wording with the values of a payload filled in; `kind` tells whose steps are meant. */
export function wordingText(kind: StreamKind, wording: HistoryWording, payload: Payload, language: NoticeLanguage, names: (id: string) => string): string {
  const value = (path: string): string => {
    const parts = path.split(".");
    const last = parts.at(-1) ?? "";
    const found = valueAt(payload, parts);
    const texts = (Array.isArray(found) ? [...new Set(found.map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one) as Json) : [found]).map((one) => word(kind, last, one, language, names));
    return texts.filter((one) => one !== "").join(language === "zh-CN" ? "、" : ", ");
  };
  const count = (path: string): string => {
    const found = valueAt(payload, path.split("."));
    return String(Array.isArray(found) ? found.length : 0);
  };
  const isSet = (path: string): boolean => {
    const found = valueAt(payload, path.split("."));
    return found !== undefined && found !== null && found !== false;
  };
  const holds = (text: string): boolean => [...text.matchAll(placeholder)].every(([, condition, counted, path = ""]) => {
    if (condition !== "") return (condition === "?") === isSet(path);
    return counted !== undefined || value(path) !== "";
  });
  const wanted = wording[language].replace(part, (_, inner: string) => (holds(inner) ? inner : ""));
  return wanted.replace(placeholder, (_, condition: string, counted: string | undefined, path: string) => (condition !== "" ? "" : counted === undefined ? value(path) : count(path)));
}

function word(kind: StreamKind, field: string, value: Json | undefined, language: NoticeLanguage, names: (id: string) => string): string {
  if (typeof value === "string") {
    if (isNamed(kind, field)) return names(value);
    if (kind === "dispute" && field === "step") return paramText("dispute-", disputeValues["handOverStep"]?.[value] === undefined ? "step" : "handOverStep", value, language, names);
    if (field === "roles") return roleLabels[value]?.[language] ?? value;
    if (field === "onDate" || field === "on") return paramText("", "dueOn", value, language, names);
  }
  return paramText(kind === "campaign" || kind === "dispute" ? `${kind}-` : "", field, value, language, names);
}
