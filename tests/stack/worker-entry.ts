// A worker of its own process, as in production; it goes when whoever started it is gone, so that no test leaves one behind.
process.stdin.on("end", () => process.exit(1)).resume();
await import("../../worker/main.ts");
