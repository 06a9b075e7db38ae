import zhCN from "antd/locale/zh_CN";
import { byArea } from "./catalogue.ts";

export const catalogues = byArea(import.meta.glob<Record<string, string>>("./zh-CN/*.json", { eager: true, import: "default" }));
export const locale = zhCN;
