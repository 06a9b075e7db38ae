import { z } from "zod";
import type { SmsGatewaySettings } from "./party/sms-gateway.ts";

/** What the API needs to know about its surroundings. */
export interface ApiConfig {
  demo: boolean;
  production: boolean;
  host: string;
  port: number;
  /** Express "trust proxy": false, a number of hops, or addresses. */
  trustProxy: boolean | number | string;
  /** The address people use, when a proxy hides it: "https://…". Origins must equal it; cookies are Secure when it is https. */
  publicOrigin: string | undefined;
  sessionIdleMs: number;
  sessionMaxMs: number;
  /** Requests a minute and caller; 0 switches the limit off. */
  requestsPerMinute: number;
  /** Failed sign-ins a quarter of an hour and address; 0 switches the limit off. */
  signInsPerQuarterHour: number;
  /** Requests a minute and party link, and wrong links a quarter of an hour and address; 0 switches the limit off. */
  partyRequestsPerMinute: number;
  /** Where one-time codes leave as short messages; without it they are printed at the court. */
  smsGateway?: SmsGatewaySettings;
  /** Every answer is compared with its endpoint's schema; a difference is a defect (tests). */
  checkAnswers: boolean;
  /** The folder of attached files 附件, outside the database. */
  filesFolder: string;
}

/** Whether cookies must only travel over TLS: whenever people reach us by https, or from beyond this machine in production. */
export function secureCookies(config: ApiConfig): boolean {
  if (config.publicOrigin !== undefined) return config.publicOrigin.startsWith("https://");
  return config.production && !["127.0.0.1", "::1", "localhost"].includes(config.host);
}

const whole = (least: number, most: number): z.ZodType<number, string | undefined> => z.coerce.number<string>().int().min(least).max(most);

const environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a PostgreSQL URL, e.g. postgres://user@127.0.0.1:5432/court"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: whole(0, 65_535).default(3_000),
  METRICS_PORT: whole(0, 65_535).optional(),
  DEMO: z.enum(["0", "1"]).default("0"),
  NODE_ENV: z.string().default("development"),
  COURT_SPEED: z.coerce.number<string>().positive().max(1_000_000).optional(),
  TRUST_PROXY: z.string().optional(),
  PUBLIC_ORIGIN: z.string().regex(/^https?:\/\/[^/]+$/, "must be scheme and host, e.g. https://ledger.example.org").optional(),
  SESSION_IDLE_MINUTES: whole(1, 24 * 60).default(8 * 60),
  SESSION_MAX_HOURS: whole(1, 24 * 30).default(24),
  REQUESTS_PER_MINUTE: whole(0, 1_000_000).default(1_200),
  SIGN_INS_PER_QUARTER_HOUR: whole(0, 1_000_000).default(100),
  PARTY_REQUESTS_PER_MINUTE: whole(0, 1_000_000).default(60),
  SMS_GATEWAY_URL: z.url().refine((url) => url.startsWith("https://") || /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)[:/]/.test(url), "must be https, or http to this machine: numbers and codes are not sent in the clear").optional(),
  SMS_GATEWAY_SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, "must be whsec_ and at least 24 bytes in base64").optional(),
  DATABASE_CONNECTIONS: whole(2, 500).default(20),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  COURT_FILES: z.string().min(1).default(".data/files"),
  SETUP_TOKEN: z.string().min(20, "must have at least 20 characters").optional(),
});

export interface ServerConfig {
  api: ApiConfig;
  databaseUrl: string;
  databaseConnections: number;
  metricsPort: number | undefined;
  speed: number | undefined;
  logLevel: string;
  /** Opens the first account of a real court: see identity/bootstrap.ts. */
  setupToken: string | undefined;
}

/** The configuration from the environment, or one sentence a person can act on. */
export function readConfig(env: NodeJS.ProcessEnv): ServerConfig | { fault: string } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const result = environment.safeParse(given);
  if (!result.success) {
    return { fault: result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ") };
  }
  const read = result.data;
  const production = read.NODE_ENV === "production";
  if (read.DEMO === "1" && production) return { fault: "DEMO=1 opens the court without passwords and is refused with NODE_ENV=production: unset one of them" };
  if (read.COURT_SPEED !== undefined && read.DEMO !== "1") return { fault: "COURT_SPEED scales the court's clock and is for demonstrations only: set DEMO=1 or unset it" };
  if ((read.SMS_GATEWAY_URL === undefined) !== (read.SMS_GATEWAY_SECRET === undefined)) return { fault: "SMS_GATEWAY_URL and SMS_GATEWAY_SECRET go together: set both or neither" };
  return {
    api: {
      demo: read.DEMO === "1",
      production,
      host: read.HOST,
      port: read.PORT,
      trustProxy: trustProxyOf(read.TRUST_PROXY),
      publicOrigin: read.PUBLIC_ORIGIN,
      sessionIdleMs: read.SESSION_IDLE_MINUTES * 60_000,
      sessionMaxMs: read.SESSION_MAX_HOURS * 3_600_000,
      requestsPerMinute: read.REQUESTS_PER_MINUTE,
      signInsPerQuarterHour: read.SIGN_INS_PER_QUARTER_HOUR,
      partyRequestsPerMinute: read.PARTY_REQUESTS_PER_MINUTE,
      ...(read.SMS_GATEWAY_URL === undefined || read.SMS_GATEWAY_SECRET === undefined ? {} : { smsGateway: { url: read.SMS_GATEWAY_URL, secret: read.SMS_GATEWAY_SECRET } }),
      checkAnswers: false,
      filesFolder: read.COURT_FILES,
    },
    databaseUrl: read.DATABASE_URL,
    databaseConnections: read.DATABASE_CONNECTIONS,
    metricsPort: read.METRICS_PORT,
    speed: read.COURT_SPEED,
    logLevel: read.LOG_LEVEL,
    setupToken: read.SETUP_TOKEN,
  };
}

function trustProxyOf(value: string | undefined): boolean | number | string {
  if (value === undefined || value === "false") return false;
  if (/^\d+$/.test(value)) return Number(value);
  // "true" would believe any X-Forwarded-For, and with it anyone's choice of address: only hops or addresses are taken.
  return value === "true" ? 1 : value;
}
