import { startServers } from "./servers.ts";
import { sharedServers } from "./shared-servers.ts";

/**
 * Starts the PostgreSQL and the Temporal of a jest run, once for all projects that name this file.
 * Tests find them in TEST_DATABASE_URL (superuser, database `postgres`) and TEST_TEMPORAL_ADDRESS.
 */
export default async function globalSetup(): Promise<void> {
  const servers = await (sharedServers.current ??= startServers());
  process.env["TEST_DATABASE_URL"] = servers.databaseUrl;
  process.env["TEST_TEMPORAL_ADDRESS"] = servers.temporalAddress;
}
