import { z } from "zod";

/** Settings of a worker, from the environment; a bad value is one clear sentence at the start. */
const schema = z.object({
  DATABASE_URL: z.url(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default("court@localhost"),
  /** Networks of the court's own that feeds may reach, e.g. "10.2.0.0/16"; private addresses are refused otherwise. */
  WEBHOOK_ALLOWED_NETWORKS: z.string().default(""),
  MAIL_DROP_DIR: z.string().optional(),
  /** The folder of files 附件; the API's. */
  COURT_FILES: z.string().min(1).default(".data/files"),
  DEMO: z.enum(["0", "1"]).default("0"),
  PUBLIC_URL: z.url().default("http://127.0.0.1:3000"),
  /**
   * Stories kept in memory, about 0.5 MB each. With one story a dispute most of a court's 20,000 are evicted: a dispute that is
   * woken again is replayed from a history of some dozen events, which costs milliseconds, and a date is waited for by the
   * server and not in memory. 1,000 hold what moves on one day and keep a worker below 1 GB.
   */
  MAX_CACHED_WORKFLOWS: z.coerce.number().int().min(100).max(100_000).default(1_000),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
});

export type WorkerConfig = z.infer<typeof schema>;

/** Reads the settings; throws an Error whose message names every setting that is wrong and what it should be. */
export function readWorkerConfig(environment: NodeJS.ProcessEnv): WorkerConfig {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new Error(`环境变量有误，工作进程未启动 (the worker was not started because of its settings): ${faults}`);
}
