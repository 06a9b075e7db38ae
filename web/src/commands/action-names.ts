import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** An action's name for people: 销号 for SignOff. */
export function useActionName(): (action: string) => string {
  const { t } = useTranslation();
  return useCallback((action: string) => t(`commands:action.${action}`, { defaultValue: action }), [t]);
}
