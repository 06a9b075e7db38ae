/** Exit codes; part of the interface (see `tf --help`). */
export const exitCodes = { done: 0, refused: 1, usage: 2, notSignedIn: 3, unreachable: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The surroundings of one call of the command line; tests bring their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  env: Readonly<Record<string, string | undefined>>;
  /** Columns of the screen; undefined when the output goes elsewhere and must not be cut. */
  width: number | undefined;
  colour: boolean;
  /** Folder against which file names are read. */
  folder: string;
  readStdin(): Promise<string>;
  /** Asks without echo; undefined when the person gave up or nobody can be asked. */
  askPassword(question: string): Promise<string | undefined>;
  /** Ends what runs on (Ctrl-C). */
  signal: AbortSignal;
  fetch: typeof fetch;
}

/** An end of the command with something to tell: printed, then left with the code. Never a stack. */
export class CommandFailure extends Error {
  constructor(readonly exitCode: ExitCode, message: string, readonly details: { problem?: unknown } = {}) {
    super(message);
    this.name = "CommandFailure";
  }
}
