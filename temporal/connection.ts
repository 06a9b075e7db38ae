import { Client, Connection } from "@temporalio/client";

export interface TemporalSettings {
  /** host:port */
  address: string;
  namespace: string;
  /** Names this court's processes and its task queue inside the namespace. */
  installation: string;
}

/** A client that connects when it is first used and again by itself: commands must not wait for Temporal. */
export function openTemporal(settings: TemporalSettings): { client: Client; connection: Connection; close(): Promise<void> } {
  const connection = Connection.lazy({ address: settings.address, connectTimeout: "2 seconds" });
  return { client: new Client({ connection, namespace: settings.namespace }), connection, close: () => connection.close() };
}
