import type { Bar } from "./figures.ts";
import type { BenchServers } from "./servers.ts";

/** What a measurement is told. */
export interface BenchRun {
  servers: BenchServers;
  /** Alternating rounds: ours, baseline, ours, baseline … */
  rounds: number;
  /** A smoke run: everything is done once on a small scale, and no figure means anything. */
  quick: boolean;
  /** Tells whoever waits what is going on; standard output is the result's alone. */
  say: (line: string) => void;
}

/** What a measurement found: figures by name, the bars they are held against, and texts to keep (query plans). */
export interface BenchResult {
  figures: Record<string, unknown>;
  bars: Bar[];
}

export interface Bench {
  name: string;
  /** One sentence: what is measured against what. */
  about: string;
  run(run: BenchRun): Promise<BenchResult>;
}
