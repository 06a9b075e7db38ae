import { startProcess, type OwnProcess } from "./own-process.ts";

export interface ApiProcess extends OwnProcess {
  /** http://127.0.0.1:port, also the Origin of its own pages. */
  url: string;
}

export interface ApiProcessSettings { databaseUrl: string; temporalAddress: string; installation: string }

/** Starts the API with the demonstration court as a process of its own, on a free port, and waits until it listens. */
export async function startApi(settings: ApiProcessSettings): Promise<ApiProcess> {
  const api = await startProcess("api", {
    DATABASE_URL: settings.databaseUrl, TEMPORAL_ADDRESS: settings.temporalAddress, TASK_QUEUE: settings.installation, DEMO: "1", HOST: "127.0.0.1", PORT: "0", REQUESTS_PER_MINUTE: "0",
  });
  await api.said("the API is listening");
  const line = api.output().split("\n").find((one) => one.includes("the API is listening")) ?? "";
  const { port } = JSON.parse(line) as { port: number };
  return { ...api, url: `http://127.0.0.1:${String(port)}` };
}
