import { StarFilled, StarOutlined } from "@ant-design/icons";
import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Dropdown, type MenuProps } from "antd";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOf, type RawSearch } from "../page-search.ts";
import { useSavedFilters } from "../saved-filters.ts";
import { destination } from "./page-link.tsx";

const SavedFiltersDialog = lazy(async () => ({ default: (await import("./saved-filters-dialog.tsx")).SavedFiltersDialog }));

/** 常用筛选: lists with their filters, found again by the names one gave them, from any list. */
export function SavedFilters() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const raw: RawSearch = useSearch({ strict: false });
  const { saved } = useSavedFilters();
  const [open, setOpen] = useState(false);
  // In one order, whichever field was filled in first.
  const address = addressOf(pathname, Object.fromEntries(Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1))));
  const current = saved.find((one) => one.address === address);
  const items: MenuProps["items"] = [
    ...saved.map((one) => ({ key: `filter ${one.name}`, label: <span className="user-text">{one.name}</span>, onClick: () => void navigate(destination(one.address)) })),
    ...(saved.length === 0 ? [] : [{ type: "divider" as const }]),
    { key: "arrange", label: t("shell:saved.arrange"), onClick: () => setOpen(true) },
  ];
  return (
    <>
      <Dropdown trigger={["click"]} placement="bottomRight" menu={{ items, selectedKeys: current === undefined ? [] : [`filter ${current.name}`], className: "saved-menu" }}>
        <Button className="no-print" data-saved-filters={saved.length} icon={current === undefined ? <StarOutlined /> : <StarFilled />}><span className="saved-name">{current?.name ?? t("shell:saved")}</span></Button>
      </Dropdown>
      {open && <Suspense><SavedFiltersDialog address={address} onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
