import { sql, type RawBuilder } from "kysely";
import type { PersonId } from "../../domain/decider.ts";

/**
 * Who takes part in an item besides the responsible person and the supervisor: delegate and co-organisers. They are few, so
 * that an index by person finds their items at once; those of the other two stand in indexes that keep the due order. The
 * migration's index is over this very expression.
 */
export const helpers = 'array_remove(array_remove(people, responsible COLLATE "default"), supervisor COLLATE "default")';

/** Rows of work_items in which a person helps, and neither answers for nor supervises the item. */
export function helpsIn(person: PersonId): RawBuilder<unknown> {
  return sql`${sql.raw(helpers)} @> ARRAY[${person}::text]`;
}

/** Rows of work_items in which a person takes part: the same as being among its `people`. */
export function takesPart(person: PersonId): RawBuilder<unknown> {
  return sql`(responsible = ${person} OR supervisor = ${person} OR ${helpsIn(person)})`;
}
