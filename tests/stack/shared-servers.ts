import type { Servers } from "./servers.ts";

declare global {
  // jest loads setup and teardown separately, possibly for several projects: only the process itself is shared.
  var courtTestServers: { current?: Promise<Servers> | undefined } | undefined;
}

/** The servers of this jest run. */
export const sharedServers = (globalThis.courtTestServers ??= {});
