import { useSyncExternalStore } from "react";
import type { Mode } from "./tokens.ts";

/** What a person sets for this browser: how the page looks and speaks, and for whom they act. Kept in local storage, never in the ledger. */
export interface Preferences {
  language: "zh-CN" | "en";
  mode: Mode | "system";
  largeText: boolean;
  /** The first visit's tour: nobody has seen it, it is open again, or it was dismissed for good. */
  tour: "unseen" | "open" | "seen";
  /** The principal in whose name requests go out; only for this page's life. */
  actingFor: string | undefined;
}

const key = "court.preferences";
const listeners = new Set<() => void>();
let current: Preferences = read();

function read(): Preferences {
  const fallback: Preferences = { language: navigator.language.startsWith("en") ? "en" : "zh-CN", mode: "system", largeText: false, tour: "unseen", actingFor: undefined };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (typeof kept !== "object" || kept === null) return fallback;
    return {
      language: "language" in kept && (kept.language === "en" || kept.language === "zh-CN") ? kept.language : fallback.language,
      mode: "mode" in kept && (kept.mode === "dark" || kept.mode === "light") ? kept.mode : "system",
      largeText: "largeText" in kept && kept.largeText === true,
      tour: "tour" in kept && kept.tour === "seen" ? "seen" : "unseen",
      actingFor: undefined,
    };
  } catch {
    return fallback;
  }
}

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  const { actingFor: _notKept, ...kept } = current;
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One preference: what shows it is drawn anew when it changes, and not when another does. */
export function usePreference<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  return useSyncExternalStore(subscribe, () => current[name]);
}

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");

/** The mode in force: the person's choice, else the system's. */
export function useMode(): Mode {
  const mode = usePreference("mode");
  const system = useSyncExternalStore((listener) => {
    darkSystem.addEventListener("change", listener);
    return () => darkSystem.removeEventListener("change", listener);
  }, () => darkSystem.matches);
  if (mode !== "system") return mode;
  return system ? "dark" : "light";
}
