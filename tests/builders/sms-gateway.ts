import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

/** An SMS gateway on loopback that checks what it is sent as a real one does. */
export interface TestGateway {
  settings: { url: string; secret: string };
  /** Messages with a good signature. */
  messages: { to: string; text: string }[];
  /** Messages whose signature did not hold. */
  refused: number;
  /** What it answers from now on. */
  status: number;
  /** The code of the last message. */
  lastCode(): string;
  close(): Promise<void>;
}

export async function smsGateway(): Promise<TestGateway> {
  const secret = `whsec_${Buffer.from("a secret of the test's SMS gateway").toString("base64")}`;
  const verifier = new Webhook(secret);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (gateway.status !== 200) {
        response.writeHead(gateway.status).end();
        return;
      }
      try {
        gateway.messages.push(verifier.verify(Buffer.concat(chunks).toString(), request.headers as Record<string, string>) as { to: string; text: string });
        response.end("{}");
      } catch {
        gateway.refused += 1;
        response.writeHead(401).end();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => { resolve(); }));
  const gateway: TestGateway = {
    settings: { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/sms`, secret },
    messages: [],
    refused: 0,
    status: 200,
    lastCode: () => /\d{6}/.exec(gateway.messages.at(-1)?.text.replace(/^【[^】]*】/, "") ?? "")?.[0] ?? "",
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => { resolve(); });
    }),
  };
  return gateway;
}
