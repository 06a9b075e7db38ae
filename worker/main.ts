import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { DefaultLogger, Runtime, makeTelemetryFilterString } from "@temporalio/worker";
import pino from "pino";
import { createMailSender } from "../activities/mail.activities.ts";
import { parseNetworks } from "../activities/outgoing-address.ts";
import { createPartyChannels } from "../activities/party.activities.ts";
import { createWebhookSender } from "../activities/webhook.activities.ts";
import { openDatabase } from "../ledger/database.ts";
import { FileStore } from "../ledger/files/file-store.ts";
import { migrate } from "../ledger/migrate.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { sealKeyFrom } from "../ledger/sealed-words.ts";
import { openTemporal } from "../temporal/connection.ts";
import { sendsMail, temporalSettings } from "../temporal/settings.ts";
import { createPoker } from "../temporal/poker.ts";
import { ensureSearchAttributes } from "../temporal/search-attributes.ts";
import { ensureSchedules } from "../temporal/schedules.ts";
import { readWorkerConfig } from "./config.ts";
import { createWorker } from "./create-worker.ts";

/** The worker's own pool: `fireDue` calls at once, effects, the sweep. */
const poolSize = 20;

/** Composition root of the worker: settings, ledger, Temporal, channels; runs until it is told to stop. */
async function main(): Promise<void> {
  const config = readWorkerConfig(process.env);
  const logger = pino({ level: config.LOG_LEVEL, name: "worker" });
  Runtime.install({
    logger: new DefaultLogger("WARN", ({ level, message, meta }) => { logger[level === "ERROR" ? "error" : "warn"](meta ?? {}, message); }),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: "WARN" }), forward: {} },
      ...(config.METRICS_PORT === undefined ? {} : { metrics: { prometheus: { bindAddress: `127.0.0.1:${String(config.METRICS_PORT)}` } } }),
    },
  });

  const database = openDatabase(config.DATABASE_URL, poolSize);
  await migrate(database);
  const settings = temporalSettings(process.env);
  const temporal = openTemporal(settings);
  const poker = createPoker({
    client: () => temporal.client,
    installation: settings.installation,
    onFailure: (clock, error) => { logger.warn({ clock, error: error instanceof Error ? error.message : "unknown" }, "poke not delivered; the sweep will send it"); },
  });
  const ledger = openLedger(database, { poke: poker.poke, mail: sendsMail(process.env), sealKey: sealKeyFrom(process.env) });
  const code = await readFile(fileURLToPath(new URL("workflows.bundle.js", import.meta.url)), "utf8");
  await ensureSearchAttributes(temporal.connection, settings.namespace);
  const channel = { smtpUrl: config.SMTP_URL, from: config.MAIL_FROM, publicUrl: config.PUBLIC_URL, dropDirectory: config.MAIL_DROP_DIR };
  const { worker, connection } = await createWorker({ ...settings, bundle: { code }, maxCachedWorkflows: config.MAX_CACHED_WORKFLOWS }, {
    ledger, client: temporal.client, installation: settings.installation, files: new FileStore(config.COURT_FILES),
    mail: createMailSender({ ledger, ...channel }),
    parties: createPartyChannels({ ledger, ...channel, onSkipped: ({ stream, seq, kind }, reason) => { logger.info({ stream, seq, kind, reason }, "nothing was sent to the party"); } }),
    webhooks: createWebhookSender({ ledger, allowLoopback: config.DEMO === "1", allowedNetworks: parseNetworks(config.WEBHOOK_ALLOWED_NETWORKS) }),
  });
  await ensureSchedules(temporal.client, settings.installation);
  logger.info({ taskQueue: settings.installation }, "worker is ready");
  try {
    await worker.run();
  } finally {
    await poker.settled();
    await connection.close();
    await temporal.close();
    await database.close();
  }
  logger.info("worker has stopped");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
