import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Client, Connection } from "@temporalio/client";
import { demoAdministrator, loadDemo } from "../demo/load-demo.ts";
import type { CampaignCommand } from "../domain/campaign/campaign.ts";
import type { CourtCommand } from "../domain/court/court.ts";
import type { StreamKind } from "../domain/decider.ts";
import type { Instant } from "../domain/time.ts";
import type { WorkItemCommand } from "../domain/work-item/work-item.ts";
import { openDatabase, type Database } from "../ledger/database.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { migrate } from "../ledger/migrate.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { createPoker } from "../temporal/poker.ts";
import { ensureSearchAttributes } from "../temporal/search-attributes.ts";
import { freshDatabase } from "./fresh-database.ts";
import type { BenchServers } from "./servers.ts";

type AnyCommand = CampaignCommand | CourtCommand | WorkItemCommand;

/** The demonstration court in a database of its own, behind the door as the API's process opens it. */
export interface BenchCourt {
  ledger: Ledger;
  database: Database;
  url: string;
  client: Client;
  /** Task queue and prefix of the workflow ids. */
  installation: string;
  /** Sends a command that must be accepted; gives the state after it. */
  done(kind: StreamKind, stream: string, command: AnyCommand, actor: string): Promise<unknown>;
  /** Sets the court's clock forward to an instant; it runs on from there as fast as the machine's. */
  setClock(at: Instant): Promise<void>;
  /** Wakes clocks as after a change of the court's clock; resolves when Temporal has taken the signals. */
  wake(clocks: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface BenchCourtOptions { /** Off: every rung of a day is due at 09:00 sharp. */ spread?: boolean; poolSize?: number }

export async function openBenchCourt(servers: BenchServers, options: BenchCourtOptions = {}): Promise<BenchCourt> {
  const url = await freshDatabase(servers.databaseUrl);
  const database = openDatabase(url, options.poolSize);
  await migrate(database);
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const client = new Client({ connection });
  await ensureSearchAttributes(connection, "default");
  const installation = `bench-${randomBytes(4).toString("hex")}`;
  const poker = createPoker({ client: () => client, installation });
  const ledger = openLedger(database, { poke: poker.poke, spread: options.spread ?? true });

  async function done(kind: StreamKind, stream: string, command: AnyCommand, actor: string): Promise<unknown> {
    const bodyHash = createHash("sha256").update(JSON.stringify(command)).digest();
    const outcome = await ledger.execute({ stream, kind, command, actor: { id: actor }, key: randomUUID(), bodyHash });
    if (outcome.outcome !== "accepted") throw new Error(`${command.type} on ${stream} by ${actor}: ${JSON.stringify(outcome)}`);
    return outcome.state;
  }

  await loadDemo(async (command) => void (await done("court", "court", command, command.type === "Found" ? "system" : demoAdministrator)));
  return {
    ledger, database, url, client, installation, done,
    setClock: async (at) => void (await done("court", "court", { type: "SetClock", scale: 1, courtAnchorAt: at }, demoAdministrator)),
    async wake(clocks) {
      for (const clock of clocks) poker.poke(clock);
      await poker.settled();
    },
    async close() {
      await poker.settled();
      await connection.close();
      await database.close();
    },
  };
}
