import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { exportLedger } from "../../ledger/export-ledger.ts";
import { verifyExport } from "../../ledger/offline-verify.ts";
import { sealLedger } from "../../ledger/seal.ts";
import { verifyDatabase, verifyIn } from "../../ledger/verify-database.ts";
import type { Verification } from "../../ledger/verify-records.ts";
import { livedCampaign, livedCourt } from "../builders/lived-court.ts";

type Lived = Awaited<ReturnType<typeof livedCourt>>;
let court: Lived;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "court-verify-"));
  court = await livedCourt();
}, 120_000);
afterAll(async () => {
  await court.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Tampers as somebody with the database's password would, looks, and takes it back. */
async function tampered(tamper: (client: pg.PoolClient) => Promise<unknown>, options: Parameters<typeof verifyIn>[1] = {}): Promise<Verification> {
  const client = await court.database.pool.connect();
  try {
    await client.query("BEGIN");
    await tamper(client);
    return await verifyIn(client, options);
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

function found(result: Verification): string[] {
  return result.faults.map((fault) => [fault.code, fault.stream, fault.seq].filter((part) => part !== undefined).join(" "));
}

describe("before the first seal", () => {
  test("a ledger written through the door verifies, replayed states included", async () => {
    const result = await verifyDatabase(court.database, { deep: true });
    expect(result.faults).toEqual([]);
    expect(result.events).toBeGreaterThan(200);
    expect(result.seals).toBe(0);
  });

  test("a changed word, a changed column, a changed state and a changed head each show at their event", async () => {
    const item = court.items[0]!;
    expect(found(await tampered((client) => client.query("UPDATE events SET body = replace(body, '已走访', '未走访') WHERE stream_id = $1 AND type = 'Reported'", [item])))).toEqual([expect.stringMatching(`^chain-broken ${item} \\d+$`)]);
    expect(found(await tampered((client) => client.query("UPDATE events SET actor = 'p-admin' WHERE stream_id = $1 AND seq = 2", [item])))).toEqual([`columns-differ ${item} 2`]);
    expect(found(await tampered((client) => client.query("UPDATE streams SET state = replace(state, '已走访', '未走访') WHERE id = $1", [item]), { deep: true }))).toEqual([expect.stringMatching(`^state-differs ${item}`)]);
    expect(found(await tampered((client) => client.query("UPDATE streams SET head_hash = sha256('x') WHERE id = $1", [item])))).toEqual([expect.stringMatching(`^head-mismatch ${item}`)]);
  });

  test("a missing event in the middle is a gap", async () => {
    expect(found(await tampered((client) => client.query("DELETE FROM events WHERE stream_id = $1 AND seq = 3", [livedCampaign])))).toEqual([`sequence-gap ${livedCampaign} 4`]);
  });

  test("a changed name and a name destroyed without a record both show", async () => {
    const changed = await tampered((client) => client.query("UPDATE events SET personal = replace(personal, '院长', '副院长') WHERE stream_id = 'court' AND personal LIKE '%\"院长\"%'"));
    expect(found(changed)).toEqual([expect.stringMatching(/^personal-mismatch court \d+$/)]);
    const destroyed = await tampered((client) => client.query("UPDATE events SET personal = NULL, salt = NULL WHERE stream_id = 'court' AND personal LIKE '%\"院长\"%'"));
    expect(found(destroyed)).toEqual([expect.stringMatching(/^personal-destroyed-unrecorded court \d+$/)]);
  });

  test("one stream's events under another's id do not verify", async () => {
    const [first, second] = court.items;
    const result = await tampered(async (client) => {
      await client.query("DELETE FROM events WHERE stream_id = $1", [second]);
      await client.query("INSERT INTO events SELECT $2, seq, type, v, body, personal, salt, personal_hash, hash, actor, effective_at, recorded_at FROM events WHERE stream_id = $1", [first, second]);
      await client.query("UPDATE streams s SET seq = o.seq, head_hash = o.head_hash FROM streams o WHERE o.id = $1 AND s.id = $2", [first, second]);
    });
    expect(found(result)).toEqual([`chain-broken ${second} 1`]);
  });
});

describe("after a seal", () => {
  let first: string;
  beforeAll(async () => {
    first = (await sealLedger(court.database))!.seal.hash.toString("hex");
  });

  test("sealing again without a change gives the same seal", async () => {
    expect(await sealLedger(court.database)).toMatchObject({ written: false, seal: { no: 1 } });
  });

  test("a tail cut with head and seq mended shows against the seal", async () => {
    const result = await tampered(async (client) => {
      await client.query("DELETE FROM events WHERE stream_id = $1 AND seq > 3", [livedCampaign]);
      await client.query("UPDATE streams s SET seq = 3, head_hash = e.hash FROM events e WHERE s.id = $1 AND e.stream_id = s.id AND e.seq = 3", [livedCampaign]);
    });
    expect(found(result)).toEqual([expect.stringMatching(`^tail-cut ${livedCampaign}`)]);
  });

  test("a stream removed without a trace shows against the seal", async () => {
    const item = court.items[0]!;
    const result = await tampered(async (client) => {
      for (const table of ["events", "todos", "notices"]) await client.query(`DELETE FROM ${table} WHERE stream_id = $1`, [item]);
      for (const table of ["streams", "work_items"]) await client.query(`DELETE FROM ${table} WHERE id = $1`, [item]);
    });
    expect(found(result)).toEqual([expect.stringMatching(`^stream-missing ${item}`)]);
  });

  test("removing the seal's own notes as well shows in its Merkle roots", async () => {
    const item = court.items[0]!;
    const result = await tampered(async (client) => {
      for (const table of ["events", "seal_heads"]) await client.query(`DELETE FROM ${table} WHERE stream_id = $1`, [item]);
      await client.query("DELETE FROM streams WHERE id = $1", [item]);
    });
    expect(new Set(found(result))).toEqual(new Set(["seal-root-differs"]));
  });

  test("a ledger that was rewritten and sealed anew no longer holds the seal kept elsewhere", async () => {
    expect((await verifyDatabase(court.database, { expectSeal: first })).faults).toEqual([]);
    const result = await tampered((client) => client.query("DELETE FROM seals; DELETE FROM seal_heads"), { expectSeal: first });
    expect(found(result)).toEqual(["expected-seal-absent"]);
  });

  test("later seals note only what moved, and all of them verify", async () => {
    await court.done("court", "court", { type: "RegisterPost", id: "post-new", name: "新岗位", department: "office" }, "p-admin");
    expect(await sealLedger(court.database)).toMatchObject({ written: true, seal: { no: 2 } });
    const { rows } = await court.database.pool.query<{ stream_id: string }>("SELECT stream_id FROM seal_heads WHERE no = 2");
    expect(rows.map((row) => row.stream_id)).toEqual(["court"]);
    expect(await verifyDatabase(court.database, { expectSeal: first })).toMatchObject({ faults: [], seals: 2 });
  });
});

describe("an export", () => {
  test("has the same bytes each time and verifies without a database, packed or not", async () => {
    for (const name of ["a.ndjson", "b.ndjson", "a.ndjson.gz", "b.ndjson.gz"]) await exportLedger(court.database, join(folder, name), { personal: true });
    expect(readFileSync(join(folder, "a.ndjson")).equals(readFileSync(join(folder, "b.ndjson")))).toBe(true);
    expect(readFileSync(join(folder, "a.ndjson.gz")).equals(readFileSync(join(folder, "b.ndjson.gz")))).toBe(true);
    const inDatabase = await verifyDatabase(court.database);
    for (const name of ["a.ndjson", "a.ndjson.gz"]) expect(await verifyExport(join(folder, name))).toEqual(inDatabase);
  });

  test("without personal parts holds no name and still verifies", async () => {
    const file = join(folder, "open.ndjson");
    await exportLedger(court.database, file, { personal: false });
    expect(readFileSync(file, "utf8")).not.toContain("@");
    expect(readFileSync(file, "utf8")).not.toContain('"salt"');
    expect(await verifyExport(file)).toMatchObject({ faults: [], redacted: 0 });
  });

  test("shows a changed word, a missing line and a missing end", async () => {
    const file = join(folder, "t.ndjson");
    await exportLedger(court.database, join(folder, "whole.ndjson"), { personal: true });
    const whole = readFileSync(join(folder, "whole.ndjson"), "utf8");
    writeFileSync(file, whole.replace("已走访", "未走访"));
    expect(found(await verifyExport(file))).toEqual([expect.stringMatching(/^chain-broken/)]);
    const lines = whole.trimEnd().split("\n");
    const seal = lines.findIndex((line) => line.startsWith('{"record":"seal"'));
    writeFileSync(file, lines.filter((_, index) => index !== seal).join("\n"));
    expect(found(await verifyExport(file))).toEqual(expect.arrayContaining(["seal-broken", "export-truncated"]));
    writeFileSync(file, lines.slice(0, -1).join("\n"));
    expect(found(await verifyExport(file))).toEqual(["export-truncated"]);
    const packed = readFileSync(join(folder, "a.ndjson.gz"));
    writeFileSync(join(folder, "cut.ndjson.gz"), packed.subarray(0, packed.length / 2));
    expect(found(await verifyExport(join(folder, "cut.ndjson.gz")))).toContain("export-truncated");
  });
});
