import { Socket } from "node:net";

// The API as a process of its own, as in production; it goes when whoever started it is gone, so that no test leaves one behind.
process.stdin.on("end", () => process.exit(1)).resume();
if (process.stdin instanceof Socket) process.stdin.unref();
await import("../../api/main.ts");
