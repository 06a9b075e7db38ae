import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Client, Connection } from "@temporalio/client";
import { demoAdministrator, loadDemo } from "../demo/load-demo.ts";
import type { CampaignCommand } from "../domain/campaign/campaign.ts";
import type { CourtCommand } from "../domain/court/court.ts";
import type { StreamKind } from "../domain/decider.ts";
import type { DisputeCommand } from "../domain/dispute/dispute.command.ts";
import type { Instant } from "../domain/time.ts";
import type { WorkItemCommand } from "../domain/work-item/work-item.ts";
import { openDatabase, type Database } from "../ledger/database.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { migrate } from "../ledger/migrate.ts";
import { openLedger, type LedgerOptions } from "../ledger/open-ledger.ts";
import { createPoker } from "../temporal/poker.ts";
import { ensureSearchAttributes } from "../temporal/search-attributes.ts";
import { freshDatabase } from "./fresh-database.ts";
import type { BenchServers } from "./servers.ts";

type AnyCommand = CampaignCommand | CourtCommand | DisputeCommand | WorkItemCommand;

/** A ledger with the demonstration court in it, in a database of its own. */
export interface FoundedLedger {
  ledger: Ledger;
  database: Database;
  url: string;
  /** Sends a command that must be accepted; gives the state after it. */
  done: (kind: StreamKind, stream: string, command: AnyCommand, actor: string) => Promise<unknown>;
}

export async function foundLedger(serverUrl: string, options: LedgerOptions): Promise<FoundedLedger> {
  const url = await freshDatabase(serverUrl);
  const database = openDatabase(url);
  await migrate(database);
  const ledger = openLedger(database, options);

  async function done(kind: StreamKind, stream: string, command: AnyCommand, actor: string): Promise<unknown> {
    const bodyHash = createHash("sha256").update(JSON.stringify(command)).digest();
    const outcome = await ledger.execute({ stream, kind, command, actor: { id: actor }, key: randomUUID(), bodyHash });
    if (outcome.outcome !== "accepted") throw new Error(`${command.type} on ${stream} by ${actor}: ${JSON.stringify(outcome)}`);
    return outcome.state;
  }

  await loadDemo(async (command) => { await done("court", "court", command, command.type === "Found" ? "system" : demoAdministrator); });
  return { ledger, database, url, done };
}

/** The founded court behind the door as the API's process opens it, poking the measurement's Temporal. */
export interface BenchCourt extends FoundedLedger {
  client: Client;
  /** Task queue and prefix of the workflow ids. */
  installation: string;
  /** Sets the court's clock forward to an instant; it runs on from there as fast as the machine's. */
  setClock(at: Instant): Promise<void>;
  /** Wakes clocks as after a change of the court's clock; resolves when Temporal has taken the signals. */
  wake(clocks: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** `spread` off: every rung of a day is due at 09:00 sharp. */
export async function openBenchCourt(servers: BenchServers, options: { spread?: boolean } = {}): Promise<BenchCourt> {
  const connection = await Connection.connect({ address: servers.temporalAddress });
  const client = new Client({ connection });
  await ensureSearchAttributes(connection, "default");
  const installation = `bench-${randomBytes(4).toString("hex")}`;
  const poker = createPoker({ client: () => client, installation });
  const founded = await foundLedger(servers.databaseUrl, { poke: poker.poke, spread: options.spread ?? true });
  const { database, done } = founded;
  return {
    ...founded, client, installation,
    async setClock(at) {
      await done("court", "court", { type: "SetClock", scale: 1, courtAnchorAt: at }, demoAdministrator);
    },
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
