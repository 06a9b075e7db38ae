import { Agent, request } from "node:http";
import { createServer } from "node:net";

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

export interface HttpAnswer { status: number; cookie: string | undefined; text: string }

/** One caller with one kept-alive connection. */
export class HttpCaller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly origin: string) {}

  /** Posts JSON; throws on a broken connection only. */
  post(path: string, body: object, headers: Record<string, string>): Promise<HttpAnswer> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(`${this.origin}${path}`, { method: "POST", agent: this.agent, headers: { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text), Origin: this.origin, ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, cookie: response.headers["set-cookie"]?.[0]?.split(";")[0], text: Buffer.concat(chunks).toString("utf8") }));
        response.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Signs a person of the demonstration in; gives the cookie. */
export async function signIn(caller: HttpCaller, person: string): Promise<string> {
  const answer = await caller.post("/api/v1/session/demo", { person }, {});
  if (answer.status !== 200 || answer.cookie === undefined) throw new Error(`${person} could not sign in: ${answer.status} ${answer.text}`);
  return answer.cookie;
}
