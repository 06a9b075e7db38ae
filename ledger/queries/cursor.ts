/** A page's end as an opaque word: the sort values of its last row. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** Forms of the sort values in a cursor: what is not of its form never reaches SQL. */
export const cursorForms = {
  date: /^(\d{4}-\d{2}-\d{2}|infinity)$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  id: /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,300}$/,
  number: /^\d{1,18}$/,
  text: /^[^\p{Cc}\p{Cs}]{1,200}$/u,
  seq: /^\d{1,9}$/,
} as const;

/** The sort values again, or undefined when the word was not made by `encodeCursor` with values of these forms. */
export function decodeCursor(cursor: string, forms: readonly (keyof typeof cursorForms)[]): string[] | undefined {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
  if (!Array.isArray(values) || values.length !== forms.length) return undefined;
  const texts = values.map((value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : ""));
  const fits = texts.every((text, index) => {
    const form = forms[index];
    if (form === undefined || !cursorForms[form].test(text)) return false;
    return form === "date" || form === "instant" ? text === "infinity" || !Number.isNaN(Date.parse(text)) : true;
  });
  return fits ? texts : undefined;
}

export interface Page<Row> { rows: Row[]; nextCursor: string | undefined }

/** A page of `limit` rows out of one row more than that. */
export function page<Row>(rows: Row[], limit: number, key: (row: Row) => readonly (string | number)[]): Page<Row> {
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : undefined };
}
