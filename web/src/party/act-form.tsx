import { useId, useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { act, newKey, sendCode, type PartyAct, type PartyView } from "./party-api.ts";
import { useFault } from "./fault.ts";

interface Props {
  kind: PartyAct;
  view: PartyView;
  /** Of an objection: which date. */
  clock?: string;
  onDone: (view: PartyView) => void;
  onCancel: () => void;
}

/** One act with its one-time code. What is sent twice by a lost answer is one act: the key is renewed with what is filled in. */
export function ActForm({ kind, view, clock, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [code, setCode] = useState("");
  const [text, setText] = useState("");
  const [consent, setConsent] = useState(false);
  const [sentTo, setSentTo] = useState<string>();
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const { fault, say, attempt } = useFault();
  const needsConsent = kind !== "consent" && view.consentedOn === undefined;

  const fill = <Value,>(set: (value: Value) => void) => (value: Value): void => {
    set(value);
    setKey(newKey());
  };
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await attempt(work);
    setBusy(false);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const missing = kind === "object" && text.trim() === "" ? t("party:textMissing") : needsConsent && !consent ? t("party:consentFirst") : /^\d{6}$/.test(code) ? undefined : t("party:code.form");
    if (missing !== undefined) say(missing);
    else void run(async () => { onDone(await act(kind, { code, consent: needsConsent && consent, key, ...(clock === undefined ? {} : { clock, text }) })); });
  };

  return (
    <form className="act" onSubmit={submit} noValidate>
      {kind === "object" && (
        <>
          <label htmlFor={`${id}-text`}>{t("party:object.text")}</label>
          <textarea id={`${id}-text`} rows={4} maxLength={4_000} value={text} onChange={(event) => { fill(setText)(event.target.value); }} />
        </>
      )}
      {(needsConsent || kind === "consent") && <p className="muted">{t("party:consent.about")}</p>}
      {needsConsent && (
        <label className="check"><input type="checkbox" checked={consent} onChange={(event) => { fill(setConsent)(event.target.checked); }} />{t("party:alsoConsent")}</label>
      )}
      {view.codeTo === undefined
        ? <p className="muted">{t("party:code.counter")}</p>
        : <button type="button" disabled={busy} onClick={() => { void run(async () => { setSentTo(await sendCode(kind)); }); }}>{t("party:code.get")}</button>}
      <p role="status" className="muted">{sentTo === undefined ? "" : t("party:code.sent", { to: sentTo.replaceAll("*", "") })}</p>
      <label htmlFor={`${id}-code`}>{t("party:code")}</label>
      <input id={`${id}-code`} inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={(event) => { fill(setCode)(event.target.value.trim()); }} />
      {fault !== undefined && <p role="alert" className="fault">{fault}</p>}
      <div className="act-buttons">
        <button type="submit" className="primary" disabled={busy}>{kind === "object" ? t("party:object.send") : t("party:send")}</button>
        <button type="button" onClick={onCancel}>{t("party:cancel")}</button>
      </div>
    </form>
  );
}
