import { fileTypeFromBuffer } from "file-type";

/** Media types that evidence 佐证 may have; a plain text is one that has the form of no other. */
export const fileKinds = {
  "application/pdf": { extension: "pdf", previewable: true },
  "image/png": { extension: "png", previewable: true },
  "image/jpeg": { extension: "jpg", previewable: true },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { extension: "docx", previewable: false },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { extension: "xlsx", previewable: false },
  "text/plain": { extension: "txt", previewable: false },
} as const;

export type FileKind = keyof typeof fileKinds;

export function isFileKind(type: string): type is FileKind {
  return Object.hasOwn(fileKinds, type);
}

// eslint-disable-next-line no-control-regex -- a text has none of these
const notOfAText = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/;

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    return !notOfAText.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** How a text is written; undefined for what is no text. A text that is good in both is UTF-8. */
export function textEncoding(bytes: Uint8Array): "utf-8" | "gb18030" | undefined {
  return (["utf-8", "gb18030"] as const).find((encoding) => decodes(bytes, encoding));
}

/** What the bytes are, told by the bytes alone: a name or a header proves nothing. Undefined for anything not taken. */
export async function kindOf(bytes: Uint8Array): Promise<FileKind | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  if (found !== undefined) return isFileKind(found.mime) ? found.mime : undefined;
  return textEncoding(bytes) === undefined ? undefined : "text/plain";
}
