/**
 * Keys of everything read, arranged by what changes it: a change of stream X touches ["stream", X, …] and the lists of its
 * kind. A new read that follows this needs nothing else to be live.
 */
export type StreamKind = "court" | "campaign" | "work-item" | "dispute";

export const keys = {
  session: ["session"] as const,
  health: ["health"] as const,
  /** Anything of one entity: keys.stream(id, "item"), keys.stream(id, "timeline"). */
  stream: (id: string, ...rest: readonly unknown[]) => ["stream", id, ...rest] as const,
  /** Lists and totals over entities of a kind. */
  list: (kind: StreamKind, ...rest: readonly unknown[]) => ["list", kind, ...rest] as const,
  /** Figures over campaigns and items together: the court's map, brands. */
  overview: (...rest: readonly unknown[]) => ["overview", ...rest] as const,
  inbox: (...rest: readonly unknown[]) => ["inbox", ...rest] as const,
  /** The audit stands still while it is read: nothing touches it. */
  audit: (...rest: readonly unknown[]) => ["audit", ...rest] as const,
  /** A file's content, by its hash: nothing changes it. */
  file: (sha256: string) => ["file", sha256] as const,
  court: (...rest: readonly unknown[]) => ["court", ...rest] as const,
};

/** The keys that a change of a stream makes stale. */
export function keysTouchedBy(stream: string, kind: StreamKind): (readonly unknown[])[] {
  if (kind === "court") return [keys.court(), keys.session, keys.stream("court")];
  return [keys.stream(stream), keys.list(kind), keys.overview(), keys.inbox()];
}
