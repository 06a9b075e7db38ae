import { createServer } from "node:net";
import { Refusal } from "./refusal.mjs";

/**
 * Binds once to see whether a port can be had.
 * @param {number} port 0 for any
 * @param {string} [host]
 * @returns {Promise<number | undefined>} the port, undefined when it is taken
 */
function tryPort(port, host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      if ("code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES")) resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : port));
    });
  });
}

/** @returns {Promise<number>} a port free at this moment on 127.0.0.1 */
export async function freePort() {
  const port = await tryPort(0);
  if (port === undefined) throw new Refusal("本机没有空闲端口。", "This machine has no free port.");
  return port;
}

/** @param {number} port */
export async function isPortFree(port) {
  return (await tryPort(port)) !== undefined;
}

/**
 * @param {number} port
 * @param {string} user who wants it, e.g. "Temporal"
 * @param {string} remedy how to choose another, e.g. "--port 3001"
 */
export async function requirePort(port, user, remedy) {
  if (await isPortFree(port)) return;
  throw new Refusal(
    `端口 ${port}(${user})已被占用或无权使用:请先停止占用它的程序,或用 ${remedy} 换一个端口。`,
    `Port ${port} (${user}) is in use or not allowed: stop the program that holds it, or choose another with ${remedy}.`,
  );
}
