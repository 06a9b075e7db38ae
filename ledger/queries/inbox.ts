import { sql, type Kysely } from "kysely";
import type { PersonId } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";
import type { NoticeRow, Tables, TodoRow } from "../database.ts";
import { prepared } from "../prepared-statements.ts";
import { page, type Page } from "./cursor.ts";

/** Steps waiting for these persons, the most urgent first, one page. */
export async function listTodos(db: Kysely<Tables>, owners: PersonId[], limit: number, after: { dueAt: string; stream: string; step: string } | undefined): Promise<Page<TodoRow>> {
  const following = after === undefined ? sql`` : sql`AND (due_at, stream_id, step) > (${after.dueAt}::timestamptz, ${after.stream}, ${after.step})`;
  const length = sql.lit(limit + 1);
  // One ordered walk an owner: a person with principals does not pay for sorting all of theirs.
  const parts = owners.map((owner) => sql`(SELECT stream_id, step, kind, owner, title, since_at, due_at FROM todos WHERE owner = ${owner} ${following} ORDER BY due_at, stream_id, step LIMIT ${length})`);
  if (parts.length === 0) return { rows: [], nextCursor: undefined };
  const { rows } = await sql<TodoRow>`${prepared} SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) AS found ORDER BY due_at, stream_id, step LIMIT ${length}`.execute(db);
  return page(rows, limit, (row) => [row.due_at, row.stream_id, row.step]);
}

/**
 * Notices of one person, one page: what was written last comes first, and of what was written together (after a downtime)
 * the latest first, so that unread ones stand before read ones.
 */
export async function listNotices(db: Kysely<Tables>, person: PersonId, limit: number, after: { recordedAt: string; at: string; stream: string; seq: string; ordinal: string } | undefined): Promise<Page<NoticeRow & { title: string | null }>> {
  const following = after === undefined ? sql`` : sql`AND (n.recorded_at, n.effective_at, n.stream_id, n.seq, n.ordinal) < (${after.recordedAt}::timestamptz, ${after.at}::timestamptz, ${after.stream}, ${after.seq}::int, ${after.ordinal}::int)`;
  const { rows } = await sql<NoticeRow & { title: string | null }>`${prepared}
    SELECT n.*, coalesce(w.title, c.title, d.title) AS title
    FROM (SELECT stream_id, seq, ordinal, person, template, params, effective_at, recorded_at FROM notices n
          WHERE person = ${person} ${following} ORDER BY recorded_at DESC, effective_at DESC, stream_id DESC, seq DESC, ordinal DESC LIMIT ${sql.lit(limit + 1)}) AS n
    LEFT JOIN work_items w ON w.id = n.stream_id LEFT JOIN campaigns c ON c.id = n.stream_id LEFT JOIN disputes d ON d.id = n.stream_id
    ORDER BY n.recorded_at DESC, n.effective_at DESC, n.stream_id DESC, n.seq DESC, n.ordinal DESC`.execute(db);
  return page(rows, limit, (row) => [row.recorded_at, row.effective_at, row.stream_id, row.seq, row.ordinal]);
}

export interface InboxCounts { todos: number; overdue: number; unread: number }

/** Numbers for the inbox's head; `unread` counts to 100 and no further. */
export async function inboxCounts(db: Kysely<Tables>, person: PersonId, owners: PersonId[], now: Instant): Promise<InboxCounts> {
  const { rows } = await sql<InboxCounts>`${prepared}
    SELECT count(*)::int AS todos, count(*) FILTER (WHERE due_at < ${now}::timestamptz)::int AS overdue,
           (SELECT count(*)::int FROM (SELECT 1 FROM notices WHERE person = ${person}
              AND recorded_at > coalesce((SELECT read_until FROM notice_reads WHERE person = ${person}), '-infinity'::timestamptz) LIMIT 100) AS newer) AS unread
    FROM todos WHERE owner = ANY(${owners}::text[])`.execute(db);
  return rows[0] ?? { todos: 0, overdue: 0, unread: 0 };
}

export async function readUntil(db: Kysely<Tables>, person: PersonId): Promise<Instant | undefined> {
  const { rows } = await sql<{ read_until: Instant }>`${prepared} SELECT read_until FROM notice_reads WHERE person = ${person}`.execute(db);
  return rows[0]?.read_until;
}

/**
 * Notices written up to an instant count as read; never fewer than before, and none that could not be seen yet: the mark goes
 * no further than the last one written. Not a fact of the ledger: only the reader's own mark.
 */
export async function markRead(db: Kysely<Tables>, person: PersonId, until: Instant): Promise<void> {
  await sql`INSERT INTO notice_reads (person, read_until)
    SELECT ${person}, least(${until}::timestamptz, max(recorded_at)) FROM notices WHERE person = ${person} HAVING max(recorded_at) IS NOT NULL
    ON CONFLICT (person) DO UPDATE SET read_until = greatest(notice_reads.read_until, EXCLUDED.read_until)`.execute(db);
}
