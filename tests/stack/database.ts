import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** An empty database of one test file's own. */
export interface TestDatabase {
  url: string;
  /** Cuts whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Makes a fresh database on the PostgreSQL of this jest run.
 * @param serverUrl another server (see servers.ts); default TEST_DATABASE_URL
 */
export async function createDatabase(serverUrl = process.env["TEST_DATABASE_URL"]): Promise<TestDatabase> {
  if (serverUrl === undefined) throw new Error("TEST_DATABASE_URL is not set: this suite's jest project must name tests/stack/global-setup.ts");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await runStatement(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runStatement(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function runStatement(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
