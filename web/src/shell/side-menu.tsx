import { useRouter, useRouterState } from "@tanstack/react-router";
import { Menu } from "antd";
import { createElement, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../api/queries.ts";
import { pagesInMenu } from "../navigation.ts";

const atRestMs = 2_000;

/** The way to every page that concerns this person, from the table in navigation.ts. */
export function SideMenu({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const shown = pagesInMenu(me);
  const here = shown.filter((page) => path === page.path || (page.path !== "/" && path.startsWith(`${page.path}/`))).sort((a, b) => b.path.length - a.path.length)[0];
  // Once the first view stands and is at rest, the code of the others is fetched, for those who come by key or by touch too.
  useEffect(() => {
    const timer = setTimeout(() => { for (const { path: to } of pagesInMenu(me)) void router.preloadRoute({ to }); }, atRestMs);
    return () => clearTimeout(timer);
  }, [me, router]);
  return (
    <nav aria-label={t("shell:navigation")}>
      <Menu
        mode="inline"
        theme="dark"
        selectedKeys={here === undefined ? [] : [here.path]}
        items={shown.map((page) => ({
          key: page.path,
          label: t(page.text),
          ...(page.icon === undefined ? {} : { icon: createElement(page.icon) }),
          // Whoever points at a page most likely opens it: its code comes before the click.
          onMouseEnter: () => void router.preloadRoute({ to: page.path }),
        }))}
        onClick={({ key }) => {
          void router.navigate({ to: key });
          onChosen?.();
        }}
      />
    </nav>
  );
}
