import { decodeCursor, type cursorForms } from "../ledger/queries/cursor.ts";
import { invalidRequest } from "./invalid-params.ts";

/** The sort values of a query's cursor, or undefined without one; a word that is no cursor of this list is a 400. */
export function cursorValues(cursor: string | undefined, forms: readonly (keyof typeof cursorForms)[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const values = decodeCursor(cursor, forms);
  if (values !== undefined) return values;
  throw invalidRequest([{ path: "query.cursor", code: "invalid-format", message: { zh: "不是本列表给出的 nextCursor", en: "is not a nextCursor of this list" } }]);
}

/** A page's continuation in the answer, left out at the end. */
export function nextCursor(page: { nextCursor: string | undefined }): { nextCursor?: string } {
  return page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor };
}
