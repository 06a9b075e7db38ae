import { randomBytes } from "node:crypto";
import pg from "pg";

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** An empty database on the measurement's PostgreSQL; it goes with the server. */
export async function freshDatabase(serverUrl: string): Promise<string> {
  const name = `bench_${randomBytes(4).toString("hex")}`;
  await statement(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
