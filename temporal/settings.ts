import type { TemporalSettings } from "./connection.ts";

/** Where Temporal is and which court's processes these are; the same for API, worker and tools. */
export function temporalSettings(environment: NodeJS.ProcessEnv): TemporalSettings {
  return {
    address: environment["TEMPORAL_ADDRESS"] ?? "127.0.0.1:7233",
    namespace: environment["TEMPORAL_NAMESPACE"] ?? "default",
    installation: environment["TASK_QUEUE"] ?? "court",
  };
}

/** Whether notices also leave as mail. API and worker must agree: one writes the effects, the other performs them. */
export function sendsMail(environment: NodeJS.ProcessEnv): boolean {
  return environment["SMTP_URL"] !== undefined || environment["MAIL_DROP_DIR"] !== undefined;
}
