import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A port in front of Temporal that can go dark or away while everybody is connected to it. */
export interface TemporalProxy {
  address: string;
  /** From now on not a byte passes: connections stay and new ones are taken, as with a router that drops packets. */
  goDark(): void;
  /** Connections are cut and new ones refused, as when the server is gone. */
  goAway(): Promise<void>;
  /** What was held back flows on. */
  heal(): void;
  close(): Promise<void>;
}

interface Pair { near: Socket; far: Socket | undefined }

export async function temporalProxy(target: string): Promise<TemporalProxy> {
  const [host = "127.0.0.1", port = "7233"] = target.split(":");
  const pairs = new Set<Pair>();
  let dark = false;

  function join(pair: Pair): void {
    const { near } = pair;
    const far = (pair.far ??= connect({ host, port: Number(port) }));
    const end = (): void => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const socket of [near, far]) if (socket.listenerCount("error") < 2) socket.on("error", end).on("close", end);
    near.pipe(far);
    far.pipe(near);
  }

  const server = createServer((near) => {
    const pair: Pair = { near, far: undefined };
    near.on("error", () => undefined).on("close", () => pairs.delete(pair));
    pairs.add(pair);
    if (!dark) join(pair);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  async function end(): Promise<void> {
    const closed = server.listening ? once(server, "close") : undefined;
    server.close();
    for (const { near, far } of [...pairs]) {
      near.destroy();
      far?.destroy();
    }
    await closed;
  }

  return {
    address: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    goDark() {
      dark = true;
      for (const { near, far } of pairs) {
        if (far === undefined) continue;
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    goAway: end,
    heal() {
      dark = false;
      for (const pair of pairs) join(pair);
    },
    close: end,
  };
}
