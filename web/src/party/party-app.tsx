import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { dateText, instantText } from "../formats.ts";
import { setPreferences } from "../preferences.ts";
import { ActForm } from "./act-form.tsx";
import { ClockCard } from "./clock-card.tsx";
import { speak } from "./language.ts";
import { useFault } from "./fault.ts";
import { hasLink, readDispute, type PartyAct, type PartyView } from "./party-api.ts";

const stages: readonly PartyView["stage"][] = ["intake", "mediation", "confirmation", "filing", "service", "trial", "appeal", "enforcement", "over"];

function Stages({ stage }: { stage: PartyView["stage"] }) {
  const { t } = useTranslation();
  return <ol className="stages">{stages.map((one) => <li key={one} {...(one === stage ? { "aria-current": "step" as const } : {})}>{t(`party:stage.${one}`)}</li>)}</ol>;
}

function Facts({ view }: { view: PartyView }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("party:parties")}</h2>
      <ul className="plain">{view.parties.map((one, at) => <li key={`${String(at)} ${one.role}`}>{t(`party:role.${one.role}`)} {one.name}{one.you && <strong> {view.representative ? t("party:represented") : t("party:you")}</strong>}</li>)}</ul>
      <dl>
        <dt>{t("party:cause")}</dt><dd>{view.cause}</dd>
        <dt>{t("party:registeredOn")}</dt><dd>{dateText(view.registeredOn)}</dd>
        {view.caseNumbers.length > 0 && <><dt>{t("party:caseNumbers")}</dt><dd>{view.caseNumbers.join(" ")}</dd></>}
      </dl>
    </section>
  );
}

/** An act that opens under its button. */
function Act({ kind, view, onDone }: { kind: Exclude<PartyAct, "object">; view: PartyView; onDone: (view: PartyView) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!view.acts.includes(kind)) return null;
  if (!open) return <button type="button" className={kind === "confirm" ? "primary" : ""} onClick={() => { setOpen(true); }}>{t(`party:${kind}`)}</button>;
  return <ActForm kind={kind} view={view} onCancel={() => { setOpen(false); }} onDone={(next) => { setOpen(false); onDone(next); }} />;
}

function Agreement({ view, onDone }: { view: PartyView; onDone: (view: PartyView) => void }) {
  const { t } = useTranslation();
  const { agreement } = view;
  if (agreement === undefined) return null;
  return (
    <section>
      <h2>{t("party:agreement")}</h2>
      <p>{t("party:agreement.made", { on: dateText(agreement.madeOn) })}</p>
      {agreement.performBy !== undefined && <p>{t("party:agreement.performBy", { on: dateText(agreement.performBy) })}</p>}
      {agreement.effectiveOn !== undefined && <p>{t("party:agreement.effective", { on: dateText(agreement.effectiveOn) })}</p>}
      <p>{agreement.youConfirmed ? t("party:agreement.confirmed") : t("party:agreement.read")}</p>
      <Act kind="confirm" view={view} onDone={onDone} />
    </section>
  );
}

function Hearings({ hearings }: Pick<PartyView, "hearings">) {
  const { t } = useTranslation();
  if (hearings.length === 0) return null;
  return (
    <section>
      <h2>{t("party:hearings")}</h2>
      <ul className="plain">{hearings.map((one) => <li key={`${one.at} ${one.kind}`}>{t(`party:hearing.${one.kind}`)} {instantText(one.at)} {one.place ?? ""}{one.heldOn !== undefined && ` · ${t("party:held")}`}{one.changed && ` · ${t("party:changed")}`}</li>)}</ul>
    </section>
  );
}

function Objections({ view }: { view: PartyView }) {
  const { t } = useTranslation();
  if (view.objections.length === 0) return null;
  const label = (clock: string): string => view.clocks.find((one) => one.id === clock)?.label ?? clock;
  return (
    <section>
      <h2>{t("party:objections")}</h2>
      <ul className="plain">{view.objections.map((one, at) => <li key={`${String(at)} ${one.clock}`}>{label(one.clock)} · {one.answered === undefined ? t("party:objection.open", { on: dateText(one.raisedOn) }) : t(`party:objection.${one.answered}`, { on: dateText(one.answeredOn ?? one.raisedOn) })}</li>)}</ul>
    </section>
  );
}

function Dispute({ view, onDone }: { view: PartyView; onDone: (view: PartyView) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <h1>{view.number}</h1>
      <section aria-labelledby="status">
        <h2 id="status">{t("party:status")}</h2>
        <p className="status">{view.statusText}</p>
        <Stages stage={view.stage} />
      </section>
      <Agreement view={view} onDone={onDone} />
      <section>
        <h2>{t("party:dates")}</h2>
        {view.clocks.length === 0 ? <p>{t("party:noDates")}</p> : <ul className="plain">{view.clocks.map((clock) => <ClockCard key={clock.id} clock={clock} view={view} onDone={onDone} />)}</ul>}
      </section>
      <Hearings hearings={view.hearings} />
      <Objections view={view} />
      <Facts view={view} />
      <section>
        {view.consentedOn !== undefined && <p>{t("party:consented", { on: dateText(view.consentedOn) })}</p>}
        <Act kind="consent" view={view} onDone={onDone} />
        <p className="muted">{t("party:linkUntil", { on: dateText(view.linkExpiresOn) })}</p>
      </section>
    </>
  );
}

/** The page of a party, for a phone and without an account: everything it shows is the server's answer to the link. */
export function PartyApp() {
  const { t, i18n } = useTranslation();
  const [view, setView] = useState<PartyView>();
  const [done, setDone] = useState(false);
  const { fault, say, attempt } = useFault();
  const read = (): void => {
    if (!hasLink()) say(t("party:noLink"));
    else void attempt(async () => { setView(await readDispute()); });
  };
  useEffect(() => {
    read();
    window.addEventListener("hashchange", read);
    return () => { window.removeEventListener("hashchange", read); };
    // The answer is in the reader's language: another one is asked for anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `read` is another function at each drawing and does the same
  }, [i18n.language]);
  const change = (): void => {
    const language = i18n.language === "en" ? "zh-CN" : "en";
    setPreferences({ language });
    void speak(language);
  };
  return (
    <>
      <header className="party-head">
        <span>{view?.court ?? t("party:title")}</span>
        <button type="button" onClick={change} lang={i18n.language === "en" ? "zh-CN" : "en"}>{t("party:language")}</button>
      </header>
      <main className="party">
        {view === undefined && <h1>{t("party:title")}</h1>}
        {fault !== undefined && <div role="alert" className="fault"><p>{fault}</p>{hasLink() && <button type="button" onClick={read}>{t("party:again")}</button>}</div>}
        {view === undefined && fault === undefined && <p role="status">{t("party:loading")}</p>}
        <p role="status" className="done">{done ? t("party:done") : ""}</p>
        {view !== undefined && <Dispute view={view} onDone={(next) => { setView(next); setDone(true); }} />}
      </main>
    </>
  );
}
