import type { z } from "zod";
import type { Response } from "../endpoint.ts";

export const ok = (schema: z.ZodType, zh = "结果", en = "The result"): Record<number, Response> => ({ 200: { description: { zh, en }, schema } });
export const created = (schema: z.ZodType): Record<number, Response> => ({ 201: { description: { zh: "已建立；地址见 Location", en: "Created; its address is in Location" }, schema } });
export const noContent: Record<number, Response> = { 204: { description: { zh: "已完成", en: "Done" } } };
export const file = (...contentTypes: string[]): Record<number, Response> => ({ 200: { description: { zh: "文件", en: "The file" }, contentTypes } });
