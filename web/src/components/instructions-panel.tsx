import { useTranslation } from "react-i18next";
import { InstructLine } from "../commands/instruct-line.tsx";
import type { Target } from "../commands/send-command.ts";
import { instantText } from "../formats.ts";
import { useNames } from "./names.tsx";

interface Props { target: Target; instructions: readonly { at: string; by: string; text: string }[]; mayInstruct: boolean }

/** 领导批示, in the order given, with the line for one more; nothing where there is neither. For items and campaigns alike. */
export function InstructionsPanel({ target, instructions, mayInstruct }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  if (instructions.length === 0 && !mayInstruct) return null;
  return (
    <section className="panel" aria-labelledby="instructions-title">
      <h2 id="instructions-title">{t("item:instructions")}</h2>
      {mayInstruct && <div className="no-print"><InstructLine target={target} /></div>}
      <ul className="line-list">{instructions.map((one) => <li key={`${one.at} ${one.by}`}><div className="line-what"><strong>{names.person(one.by)}</strong> <span className="muted">{instantText(one.at)}</span><div className="user-text">{one.text}</div></div></li>)}</ul>
    </section>
  );
}
