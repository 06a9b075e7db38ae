import { startServers } from "./servers.ts";
import { sharedServers } from "./shared-servers.ts";

/**
 * Starts the PostgreSQL and the Temporal of a jest run, once for all projects that name this file.
 * Tests find them in TEST_DATABASE_URL (superuser, database `postgres`) and TEST_TEMPORAL_ADDRESS. A PostgreSQL given by
 * DATABASE_URL takes the place of ours, for all but the suites that stop theirs.
 */
export default async function globalSetup(): Promise<void> {
  const servers = await (sharedServers.current ??= startServers());
  process.env["TEST_DATABASE_URL"] = process.env["DATABASE_URL"] || servers.databaseUrl;
  process.env["TEST_TEMPORAL_ADDRESS"] = servers.temporalAddress;
}
