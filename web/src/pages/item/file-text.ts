/** More than anybody reads in a preview, and what a browser lays out at once without a pause. */
export const mostShown = 100_000;

export type FileText =
  | { encoding: "utf-8" | "gb18030"; text: string; length: number }
  | { encoding: "unknown" };

/** A text file's beginning. Older office programs write GB 18030; what is neither that nor UTF-8 is not guessed at. */
export function fileText(bytes: ArrayBuffer): FileText {
  for (const encoding of ["utf-8", "gb18030"] as const) {
    const text = decoded(bytes, encoding);
    if (text !== undefined) return { encoding, text: beginning(text, mostShown), length: text.length };
  }
  return { encoding: "unknown" };
}

function decoded(bytes: ArrayBuffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** At most so many UTF-16 units, and no half of a character at the end. */
function beginning(text: string, most: number): string {
  const cut = text.slice(0, most);
  return cut.length < text.length && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
