import pc from "picocolors";
import type { components } from "./api-types.ts";
import { CourtApi } from "./court-api.ts";
import { speaking, type Language, type Say } from "./language.ts";
import type { Reading } from "./flags.ts";
import { SignInFile } from "./sign-in-file.ts";
import { factLines, tableLines, type Cell, type Column } from "./table.ts";
import { CommandFailure, exitCodes, type Terminal } from "./terminal.ts";

export type Schemas = components["schemas"];

const defaultUrl = "http://127.0.0.1:3000";

export interface GlobalOptions { url?: string; json?: boolean; onBehalfOf?: string }

/** One call of the command line: its surroundings, its language, its output, and the server it talks to. */
export class Invocation implements Reading {
  readonly say: Say;
  readonly signIns: SignInFile;
  readonly colours: ReturnType<typeof pc.createColors>;
  private options: GlobalOptions = {};

  constructor(readonly terminal: Terminal, readonly language: Language) {
    this.say = speaking(language);
    this.signIns = new SignInFile(terminal.env);
    this.colours = pc.createColors(terminal.colour);
  }

  configure(options: GlobalOptions): void {
    this.options = options;
  }

  get json(): boolean {
    return this.options.json === true;
  }

  /** `--url`, else TF_URL, else the server last signed in to, else this machine. */
  async url(): Promise<string> {
    const asked = this.options.url ?? this.terminal.env["TF_URL"];
    const url = asked === undefined || asked === "" ? ((await this.signIns.currentServer()) ?? defaultUrl) : asked;
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new CommandFailure(exitCodes.usage, this.say(`“${url}”不是服务器地址，例如 ${defaultUrl}`, `“${url}” is no server's address, e.g. ${defaultUrl}`));
    }
    return url.replace(/\/+$/, "");
  }

  /** The API without a person: for signing in. */
  async anonymousApi(cookie?: string): Promise<CourtApi> {
    return new CourtApi(this.terminal, { url: await this.url(), ...(cookie === undefined ? {} : { cookie }) }, this.language, this.say);
  }

  /** TF_TOKEN comes before what `login` kept. */
  private async token(url: string): Promise<string | undefined> {
    const token = this.terminal.env["TF_TOKEN"] ?? (await this.signIns.signInTo(url))?.token;
    return token === "" ? undefined : token;
  }

  /** The API as the signed-in person. */
  async api(): Promise<CourtApi> {
    const url = await this.url();
    if ((await this.token(url)) === undefined) {
      throw new CommandFailure(exitCodes.notSignedIn, this.say(`尚未登录 ${url}。请先登录：npm run tf -- login`, `Not signed in to ${url}. Sign in first: npm run tf -- login`));
    }
    return this.apiIfSignedIn();
  }

  /** The same where a demonstration answers anybody. */
  async apiIfSignedIn(): Promise<CourtApi> {
    const url = await this.url();
    const token = await this.token(url);
    const { onBehalfOf } = this.options;
    return new CourtApi(this.terminal, { url, ...(token === undefined ? {} : { token }), ...(onBehalfOf === undefined ? {} : { onBehalfOf }) }, this.language, this.say);
  }

  line(...lines: string[]): void {
    for (const one of lines) this.terminal.out(`${one}\n`);
  }

  /** What people should see beside the result; never mixed into what a machine reads. */
  note(text: string): void {
    this.terminal.err(`${text}\n`);
  }

  /** The answer itself with --json; otherwise what `people` prints. */
  show(answer: unknown, people: () => void): void {
    if (this.json) this.line(JSON.stringify(answer, null, 2));
    else people();
  }

  table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
    const [head = "", rule = "", ...lines] = tableLines(columns, rows, this.terminal.width);
    this.line(this.colours.bold(head), this.colours.dim(rule), ...lines);
  }

  heading(text: string): void {
    this.line("", this.colours.bold(text));
  }

  facts(facts: readonly (readonly [string, Cell])[]): void {
    this.line(...factLines(facts));
  }

  /** Says that a list goes on, where it was cut at its limit. */
  more(nextCursor: string | undefined): void {
    if (nextCursor !== undefined) this.note(this.say("（还有更多，用 --limit 或筛选条件查看）", "(there are more: use --limit or a filter)"));
  }
}
