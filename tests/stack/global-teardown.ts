import { sharedServers } from "./shared-servers.ts";

/** Stops what global-setup.ts started; a second call finds nothing. */
export default async function globalTeardown(): Promise<void> {
  const servers = await sharedServers.current;
  sharedServers.current = undefined;
  await servers?.close();
}
