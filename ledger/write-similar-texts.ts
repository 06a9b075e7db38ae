/** Upsert of the index of similar texts, shared by the door and by `rebuild`. */
export const upsertSimilarTexts = (source: string): string => `
  INSERT INTO similar_texts (id, kind, cause, terms, entered_at) SELECT id, kind, cause, terms, entered_at FROM json_populate_recordset(NULL::similar_texts, ${source}::json)
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, cause = excluded.cause, terms = excluded.terms, entered_at = excluded.entered_at`;
