import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";

export type Catalogue = components["schemas"]["AuthorityCatalogue"];
export type Entry = Catalogue["entries"][number];

/** 权力清单 */
export function useAuthority(): UseQueryResult<Catalogue> {
  return useQuery({ queryKey: keys.court("authority"), queryFn: ({ signal }) => answered(api.GET("/api/v1/court/authority", { signal })), staleTime: 5 * 60_000 });
}

/** An action and a grant in words. */
export function useAuthorityWords(): { action: (action: string) => string; grant: (grant: { role: string; scope: string }) => string } {
  const { t } = useTranslation();
  return useMemo(() => ({
    action: (action) => {
      const [kind, command] = action.split(".");
      const known = t(`administration:act.${action}`, { defaultValue: "" });
      if (known !== "") return known;
      return (kind === "campaign" || kind === "work-item") && command !== undefined ? t(`commands:action.${command}`, { defaultValue: action }) : action;
    },
    grant: ({ role, scope }) => t("problems:authority.grant", { role: t(`names:role.${role}`), scope: t(`names:scope.${scope}`) }),
  }), [t]);
}
