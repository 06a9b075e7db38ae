import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Target } from "./send-command.ts";

/** An action's name for people: 销号 for SignOff. Some commands are called otherwise where they are given to a dispute. */
export function useActionName(): (action: string, kind?: Target["kind"]) => string {
  const { t } = useTranslation();
  return useCallback((action, kind) => {
    const [own, others] = [`commands:action.${action}`, `disputes:action.${action}`];
    return t(kind === "dispute" ? [others, own] : [own, others], { defaultValue: action });
  }, [t]);
}
