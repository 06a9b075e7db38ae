import { DownloadOutlined } from "@ant-design/icons";
import { App, Dropdown, Button } from "antd";
import { useTranslation } from "react-i18next";
import { called } from "../api/client.ts";
import { thrownProblem } from "../api/problem.ts";

/** "attachment; filename*=UTF-8''…" → the name. */
function nameOf(response: Response, fallback: string): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  return name === undefined ? fallback : decodeURIComponent(name);
}

/** Saves what the API answers as a file. Throws ProblemError. */
export async function save(path: string, fallbackName: string): Promise<void> {
  const response = await called("GET", path);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = nameOf(response, fallbackName);
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Excel and CSV of what a list shows: its export address with the same filters, without `format`. */
export function ExportButtons({ path }: { path: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const start = (format: "xlsx" | "csv"): void => {
    save(`${path}${path.includes("?") ? "&" : "?"}format=${format}`, `export.${format}`).catch((error: unknown) => void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title")));
  };
  return (
    <Dropdown menu={{ items: [{ key: "xlsx", label: t("shell:export.xlsx") }, { key: "csv", label: t("shell:export.csv") }], onClick: ({ key }) => start(key === "csv" ? "csv" : "xlsx") }} trigger={["click"]}>
      <Button icon={<DownloadOutlined />}>{t("shell:export.button")}</Button>
    </Dropdown>
  );
}
