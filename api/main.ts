import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createTerminus } from "@godaddy/terminus";
import { pino } from "pino";
import { migrate } from "../ledger/migrate.ts";
import { openDatabase } from "../ledger/database.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { sealKeyFrom } from "../ledger/sealed-words.ts";
import { readConfig, type ServerConfig } from "./config.ts";
import { prepareDemo, setSpeed } from "./demo.ts";
import { redacted } from "./http/request-log.ts";
import { Accounts } from "./identity/accounts.ts";
import { sessionSecret } from "./identity/sessions.ts";
import { SetUpToken } from "./identity/set-up.ts";
import { createMetrics, serveMetrics } from "./metrics.ts";
import { sendsMail } from "../temporal/settings.ts";
import { connectClockwork } from "./clockwork.ts";
import { createApp } from "./server.ts";

const shutdownMs = 10_000;

async function start(config: ServerConfig): Promise<void> {
  // Lines are written beside the answers instead of before them; what is left is written at the process's end.
  const logger = pino({ level: config.logLevel, redact: { paths: redacted, censor: "[redacted]" } }, pino.destination({ dest: process.stdout.fd, sync: false }));
  const database = openDatabase(config.databaseUrl, config.databaseConnections);
  await migrate(database);
  const clockwork = connectClockwork(process.env, logger);
  const ledger = openLedger(database, { poke: clockwork.poke, mail: sendsMail(process.env), sealKey: sealKeyFrom(process.env) });
  const accounts = new Accounts(database.pool);
  if (config.api.demo) {
    await prepareDemo(ledger, accounts);
    if (config.speed !== undefined) await setSpeed(ledger, config.speed);
  }
  const setUpToken = new SetUpToken(config.setupToken);
  if (setUpToken.shown !== undefined && (await accounts.none())) {
    // Not through the logger: it is for whoever starts the server, and is worth nothing once used.
    process.stderr.write(`初始设置令牌 / setup token: ${setUpToken.shown}\n`);
  }

  const eventStreams = { count: () => 0 };
  const metrics = createMetrics(database.pool, () => eventStreams.count());
  const app = createApp({
    ledger,
    config: config.api,
    logger,
    sessionSecret: await sessionSecret(database.pool),
    setUpToken,
    metrics,
    webFolder: fileURLToPath(new URL("../web", import.meta.url)),
    probes: {
      database: async () => (await database.pool.query("SELECT 1")).rowCount === 1,
      temporal: clockwork.answers,
      worker: clockwork.workerPolls,
    },
  });
  eventStreams.count = () => app.services.feed.size;

  const server = createServer(app.express);
  server.requestTimeout = 60_000;
  server.headersTimeout = 20_000;
  const metricsServer = config.metricsPort === undefined ? undefined : await serveMetrics(metrics.registry, config.api.host, config.metricsPort);
  createTerminus(server, {
    signals: ["SIGTERM", "SIGINT"],
    timeout: shutdownMs,
    useExit0: true,
    // Event streams never end by themselves; the server waits for every other request.
    beforeShutdown: () => {
      app.close();
      return Promise.resolve();
    },
    onSignal: async () => {
      metricsServer?.close();
      await clockwork.close();
      await database.close();
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.api.port, config.api.host, resolve);
  });
  const address = server.address();
  logger.info({ host: config.api.host, port: typeof address === "object" ? address?.port : undefined, demo: config.api.demo }, "the API is listening");
}

const config = readConfig(process.env);
if ("fault" in config) {
  process.stderr.write(`配置有误 / configuration: ${config.fault}\n`);
  process.exitCode = 2;
} else {
  start(config).catch((error: unknown) => {
    process.stderr.write(`API 未能启动 / the API could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}
