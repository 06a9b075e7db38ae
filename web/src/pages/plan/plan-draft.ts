import { useCallback, useEffect, useState } from "react";

/** What somebody typed and did not yet send, kept in this browser; `version` is the campaign's on which it began. */
interface Kept { text: string; version: number | undefined; planVersion: number | undefined }

function kept(key: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") return undefined;
    const number = (name: string): number | undefined => { const one: unknown = Reflect.get(value, name); return typeof one === "number" ? one : undefined; };
    return { text: value.text, version: number("version"), planVersion: number("planVersion") };
  } catch {
    return undefined;
  }
}

export interface PlanDraft extends Kept {
  setText: (text: string) => void;
  /** Whether it differs from what the server has. */
  changed: boolean;
  /** Whether what is shown was typed on an earlier visit. */
  restored: boolean;
  /** Back to what the server has, and nothing is kept. */
  discard: () => void;
  /** It is with the server now. */
  forget: () => void;
}

/** The text of a plan under the hands of one person, kept under `key` with every change until it is sent or thrown away. */
export function usePlanDraft(key: string, base: Kept): PlanDraft {
  const [begun, setBegun] = useState(base);
  const [now, setNow] = useState<Kept & { restored: boolean }>(() => {
    const found = kept(key);
    return found === undefined || found.text === base.text ? { ...base, restored: false } : { ...found, restored: true };
  });
  const changed = now.text !== begun.text;
  // Somebody else's change is taken up where nothing has been typed.
  if (!changed && base.text !== begun.text) {
    setBegun(base);
    setNow({ ...base, restored: false });
  }

  useEffect(() => {
    try {
      if (changed) localStorage.setItem(key, JSON.stringify({ text: now.text, version: now.version, planVersion: now.planVersion }));
      else localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing still has the text on the page.
    }
  }, [key, changed, now]);

  return {
    text: now.text, version: now.version, planVersion: now.planVersion, changed, restored: now.restored,
    setText: useCallback((text: string) => setNow((before) => ({ ...before, text })), []),
    discard: useCallback(() => setNow({ ...begun, restored: false }), [begun]),
    forget: useCallback(() => localStorage.removeItem(key), [key]),
  };
}
