import { createHash } from "node:crypto";
import { z } from "zod";
import { flag, id, text } from "../../contracts/field-schemas.ts";
import { attachedFiles } from "../../contracts/views/file.ts";
import { workItemView as workItemSchema } from "../../contracts/views/work-item.ts";
import type { AttachedFile } from "../../domain/work-item/work-item.ts";
import { acceptedOr, notFound, readable, toRequest, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint, type Upload } from "../endpoint.ts";
import { fileKinds, isFileKind, kindOf, textEncoding } from "../file-kinds.ts";
import { invalidRequest } from "../invalid-params.ts";
import { Problem } from "../problem.ts";
import { itemOf, type RegisteredItem } from "../views/work-item.view.ts";
import { created, ok } from "./responses.ts";
import { itemAnswer } from "./work-item-commands.ts";

const mebibyte = 1_048_576;
const nameHeader = "x-file-name";
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One line, no path: a name is for people, and where a file lies is told by its hash alone. */
const fileName = text(200).refine((name) => !/[\\/\r\n\t]/.test(name), { params: { text: { zh: "文件名不能含路径或换行", en: "a file's name holds no path and no line break" } } });

/** The name out of its header, where it stands percent-encoded in UTF-8. */
function nameOf(context: PersonContext): string {
  const given = context.request.headers[nameHeader];
  let name: string | undefined;
  try {
    name = typeof given === "string" ? decodeURIComponent(given) : undefined;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  const result = fileName.safeParse(name);
  if (result.success) return result.data;
  throw invalidRequest([{ path: "X-File-Name", code: "invalid-format", message: { zh: "应为文件名（UTF-8 百分号编码，1–200 字，不含路径）", en: "must be the file's name, percent-encoded UTF-8, of 1 to 200 characters and without a path" } }]);
}

/** Throws 415 unless the bytes themselves are of a kind that is taken. */
async function describe(upload: Upload | undefined, context: PersonContext): Promise<AttachedFile & { bytes: Buffer }> {
  const name = nameOf(context);
  if (upload === undefined || upload.bytes.length === 0) throw invalidRequest([{ path: "", code: "required", message: { zh: "请求正文应为文件内容", en: "the body must be the file's content" } }]);
  const mediaType = await kindOf(upload.bytes);
  if (mediaType === undefined) throw new Problem("unsupported-media-type", { detail: { zh: "文件内容不是 PDF、PNG、JPEG、DOCX、XLSX 或纯文本（以内容为准，与文件名无关），未予接收。请转换格式后上传。", en: "The content is none of PDF, PNG, JPEG, DOCX, XLSX or plain text (its name does not count), and it was not taken. Convert it and send it again." } });
  return { sha256: createHash("sha256").update(upload.bytes).digest("hex"), name, sizeBytes: upload.bytes.length, mediaType, bytes: upload.bytes };
}

const attach = endpoint({
  id: "workItemAttachFile",
  method: "post",
  path: "/work-items/{id}/files",
  tag: "work-items",
  summary: { zh: "上传附件（佐证）：正文为文件内容，文件名在 X-File-Name 中（UTF-8 百分号编码）", en: "Attach a file: the body is its content, X-File-Name its name in percent-encoded UTF-8" },
  auth: "person",
  action: "work-item.AttachFile",
  command: "changes",
  params: z.strictObject({ id }),
  body: z.strictObject({}).optional(),
  uploads: { contentTypes: [...Object.keys(fileKinds), "application/octet-stream"], maxBytes: 20 * mebibyte },
  responses: created(workItemSchema),
  handler: async ({ params, upload }, context) => {
    await readable(context, "work-item", params.id, "work-item.AttachFile");
    const { bytes, ...file } = await describe(upload, context);
    // The name is no part of the body, but of what is asked: another name under the same key is another request.
    const bodyHash = createHash("sha256").update(context.bodyHash).update(file.name).digest();
    const request = { ...toRequest(context, "work-item", params.id, { type: "AttachFile", ...file }), bodyHash };
    const [foreseen] = await context.ledger.executeAll([request], { dryRun: true });
    if (foreseen === undefined) throw new Error("no outcome");
    const already = foreseen.outcome === "rejected" && foreseen.rejection.rejected === "FileAttachedBefore";
    // Content before record: what the ledger names is on the disk. Sent again, a file that was lost or altered is put right.
    if (foreseen.outcome === "accepted" || already) await context.files.keep(bytes);
    if (foreseen.outcome !== "accepted") acceptedOr(foreseen, "work-item");
    return itemAnswer(context, acceptedOr(await context.ledger.execute(request), "work-item"), 201);
  },
});

async function readableItem(context: PersonContext, item: string): Promise<RegisteredItem> {
  const found = itemOf((await readable(context, "work-item", item)).state);
  if (found === undefined) throw notFound("work-item", item);
  return found;
}

const list = endpoint({
  id: "workItemFiles",
  method: "get",
  path: "/work-items/{id}/files",
  tag: "work-items",
  summary: { zh: "事项的附件（至多 200 个）", en: "The files of an item, at most 200" },
  auth: "person",
  action: "read.work-item",
  params: z.strictObject({ id }),
  responses: ok(attachedFiles),
  handler: async ({ params }, context) => {
    const { files = [] } = await readableItem(context, params.id);
    return { status: 200, body: { files: files.map((file) => ({ ...file, previewable: isFileKind(file.mediaType) && fileKinds[file.mediaType].previewable })) } };
  },
});

const read = endpoint({
  id: "workItemFile",
  method: "get",
  path: "/work-items/{id}/files/{sha256}",
  tag: "work-items",
  summary: { zh: "下载附件；inline=true 时 PDF 和图片可在页面内预览", en: "A file; with inline=true a PDF or an image may be shown in a page" },
  auth: "person",
  action: "read.work-item",
  params: z.strictObject({ id, sha256 }),
  query: z.strictObject({ inline: flag.default(false) }),
  responses: { 200: { description: { zh: "文件内容", en: "The file's content" }, contentTypes: Object.keys(fileKinds) } },
  handler: async ({ params, query }, context) => {
    const { files = [] } = await readableItem(context, params.id);
    const file = files.find((one) => one.sha256 === params.sha256);
    if (file === undefined) throw new Problem("not-found", { params: { what: { zh: "附件", en: "file" }, id: params.sha256 } });
    const bytes = await context.files.read(file.sha256);
    if (bytes === undefined) {
      context.logger.error({ requestId: context.requestId, item: params.id, sha256: file.sha256 }, "a file of the ledger is missing or altered");
      throw new Problem("not-found", { detail: { zh: "该附件的内容缺失或已被改动，与台账中的哈希不符，不予提供。请重新上传同一文件，或请管理员从备份恢复（npm run ledger -- verify --files）。", en: "The file's content is missing or does not fit the ledger's hash, so it is not given out. Send the same file again, or have an administrator restore it (npm run ledger -- verify --files)." } });
    }
    const inline = query.inline && isFileKind(file.mediaType) && fileKinds[file.mediaType].previewable;
    return {
      status: 200,
      file: { contentType: file.mediaType === "text/plain" ? `text/plain; charset=${textEncoding(bytes) ?? "utf-8"}` : file.mediaType, name: file.name, bytes, inline },
      // Whatever a browser makes of the content, it runs nothing, reaches nothing and is shown in this site's pages only.
      headers: { "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'", "X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store" },
    };
  },
});

export const fileEndpoints: readonly Endpoint[] = [attach, list, read];
