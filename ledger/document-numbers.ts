import type pg from "pg";
import { takeNumbers } from "./lock-streams.ts";
import { NeedsOwnTransaction, type DocumentNumbers } from "./unit-of-work.ts";

/** Numbers for one request: each is taken when it is asked for. */
export function singleNumbers(client: pg.ClientBase): DocumentNumbers {
  return { take: (series, year) => takeNumbers(client, series, year, 1), mark: () => 0, undo: () => undefined };
}

/**
 * Numbers for several people's requests in one transaction: as many as there are requests are taken at once, what a refused
 * one had goes to the next, and what is left over is given back before the commit, under the row lock that is held all along:
 * so there are no gaps. Of one series only: transactions that held two could wait for each other.
 */
export class SharedNumbers implements DocumentNumbers {
  private block: { series: string; year: number; first: number } | undefined;
  private used = 0;

  constructor(private readonly client: pg.ClientBase, private readonly size: number) {}

  async take(series: string, year: number): Promise<number> {
    this.block ??= { series, year, first: (await takeNumbers(this.client, series, year, this.size)) - this.size + 1 };
    if (this.block.series !== series || this.block.year !== year || this.used === this.size) throw new NeedsOwnTransaction();
    this.used += 1;
    return this.block.first + this.used - 1;
  }

  mark(): number {
    return this.used;
  }

  undo(mark: number): void {
    this.used = mark;
  }

  /** Before the commit. */
  async giveBack(): Promise<void> {
    if (this.block !== undefined && this.used < this.size) await takeNumbers(this.client, this.block.series, this.block.year, this.used - this.size);
  }
}
