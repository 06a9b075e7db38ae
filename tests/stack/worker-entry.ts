import { Socket } from "node:net";

// A worker of its own process, as in production; it goes when whoever started it is gone, so that no test leaves one behind.
process.stdin.on("end", () => process.exit(1)).resume();
if (process.stdin instanceof Socket) process.stdin.unref();
await import("../../worker/main.ts");
