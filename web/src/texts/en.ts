import enUS from "antd/locale/en_US";
import { byArea } from "./catalogue.ts";

export const catalogues = byArea(import.meta.glob<Record<string, string>>("./en/*.json", { eager: true, import: "default" }));
export const locale = enUS;
