import { CloseOutlined, MenuOutlined } from "@ant-design/icons";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { Button, Drawer, Grid, Layout } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../api/queries.ts";
import { useLive } from "../api/live.ts";
import { useNames } from "../components/names.tsx";
import { pages } from "../navigation.ts";
import { setPreferences, usePreference } from "../preferences.ts";
import { ActingForBar } from "./acting-for-bar.tsx";
import { AppearanceSwitches } from "./appearance-switches.tsx";
import { ConnectionBadge, OutageBar } from "./connection-badge.tsx";
import { CourtClock } from "./court-clock.tsx";
import { GlobalSearch } from "./global-search.tsx";
import { KeyboardHelp } from "./keyboard-help.tsx";
import { SessionEndedDialog } from "./session-ended-dialog.tsx";
import { SideMenu } from "./side-menu.tsx";
import { UserMenu } from "./user-menu.tsx";

const FirstVisitTour = lazy(async () => ({ default: (await import("./first-visit-tour.tsx")).FirstVisitTour }));

/** "/items/w-1" is at "/items/$id". */
function titleKeyOf(path: string): string {
  const parts = path.split("/").filter((part) => part !== "");
  const found = pages.find((page) => {
    const wanted = page.path.split("/").filter((part) => part !== "");
    return wanted.length === parts.length && wanted.every((part, index) => part.startsWith("$") || part === parts[index]);
  });
  return found?.text ?? "shell:notFound.title";
}

/** Title of the document and focus after each change of page, as a browser does when it loads one. Draws nothing: the frame stays as it is. */
function PageChange(): null {
  const { t, i18n } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  useEffect(() => { document.title = t("shell:documentTitle", { page: t(titleKeyOf(path)) }); }, [t, i18n.language, path]);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path]);
  return null;
}

/** The frame of every page: where one is, who one is, what time it is at court, and whether what is shown is live. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const wide = Grid.useBreakpoint().lg === true;
  const [open, setOpen] = useState(false);
  const names = useNames();
  const [collapsed, setCollapsed] = useState(false);
  const actingFor = usePreference("actingFor");
  const tour = usePreference("tour");
  useLive();

  return (
    <Layout className="shell">
      <PageChange />
      <a className="skip-link" href="#main">{t("shell:skip")}</a>
      {wide && (
        <Layout.Sider width={220} collapsedWidth={60} collapsible collapsed={collapsed} onCollapse={setCollapsed} className="rail no-print">
          <div className="brand"><img src="/favicon.svg" width={28} height={28} alt="" />{!collapsed && <span>{t("shell:product")}</span>}</div>
          <SideMenu />
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header className="head no-print">
          {!wide && <Button type="text" aria-label={t("shell:menu")} icon={<MenuOutlined />} onClick={() => setOpen(true)} />}
          <span className="court-name">{names.court ?? me.courtName}</span>
          <GlobalSearch />
          <div className="head-end">
            <CourtClock />
            <ConnectionBadge />
            {wide && <AppearanceSwitches />}
            <KeyboardHelp />
            <UserMenu />
          </div>
        </Layout.Header>
        {actingFor !== undefined && <ActingForBar principal={actingFor} />}
        <OutageBar />
        <main id="main" tabIndex={-1} className="main"><Outlet /></main>
      </Layout>
      <Drawer open={open} placement="left" size={260} onClose={() => setOpen(false)} title={t("shell:product")} closeIcon={<CloseOutlined aria-label={t("shell:close")} />} className="rail-drawer">
        <SideMenu onChosen={() => setOpen(false)} />
        <div className="drawer-switches"><AppearanceSwitches /></div>
      </Drawer>
      <SessionEndedDialog />
      {(tour === "open" || (tour === "unseen" && me.demo)) && <Suspense fallback={null}><FirstVisitTour onClose={() => setPreferences({ tour: "seen" })} /></Suspense>}
    </Layout>
  );
}
