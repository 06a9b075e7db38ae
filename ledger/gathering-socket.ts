import { Socket } from "node:net";

/**
 * A socket that sends what is written within one turn of the event loop as one packet. Statements that follow one another
 * without waiting (a pipelined BEGIN and its first query, a write and its COMMIT) then wake the server once instead of once each.
 */
export class GatheringSocket extends Socket {
  private gathering = false;

  override cork(): void {
    super.cork();
    if (this.gathering) return;
    this.gathering = true;
    super.cork();
    process.nextTick(() => {
      this.gathering = false;
      super.uncork();
    });
  }

  // One signature that serves the overloads of `write`.
  override write(chunk: Uint8Array | string, encodingOrDone?: BufferEncoding | ((error?: Error | null) => void), done?: (error?: Error | null) => void): boolean {
    if (!this.gathering) {
      this.cork();
      super.uncork();
    }
    return typeof encodingOrDone === "function" ? super.write(chunk, encodingOrDone) : super.write(chunk, encodingOrDone, done);
  }
}
