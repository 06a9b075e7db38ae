import type { Context, PersonId, Subject } from "../decider.ts";
import { authorise } from "./authorise.ts";

/** "@p-clerk-1" anywhere in a text; the mark at the end of a sentence is no part of the id. */
const called = /@([A-Za-z0-9][A-Za-z0-9_-]*(?:[.:][A-Za-z0-9_-]+)*)/g;

/**
 * Whom a comment 留言 on an entity calls on: those named outright, who must be known and active, and those whose id stands in
 * the text after an @; of both, those who may read the record. An @word that is nobody's id is just a word.
 */
export function calledOn(text: string, named: readonly PersonId[], about: Subject, at: Context): { persons: PersonId[] } | { unknown: PersonId[] } {
  const unknown = named.filter((person) => !at.court.isActive(person));
  if (unknown.length > 0) return { unknown };
  const inText = [...text.matchAll(called)].map(([, id = ""]) => id).filter((id) => at.court.isActive(id));
  return { persons: [...new Set([...named, ...inText])].filter((id) => "granted" in authorise(at.court, { id }, "read.events", about, at.at)) };
}
