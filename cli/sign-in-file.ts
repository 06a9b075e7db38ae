import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** What signing in to one server left behind. Token and cookie are secrets: the file is the person's alone (0600). */
export interface SignIn { person: string; token: string; tokenId: string; expiresAt: string; cookie?: string }

interface Stored { current?: string; servers: Record<string, SignIn> }

function folderOf(env: Readonly<Record<string, string | undefined>>): string {
  const base = env["XDG_CONFIG_HOME"];
  return join(base === undefined || base === "" ? join(homedir(), ".config") : base, "court-task-forces");
}

function isSignIn(value: unknown): value is SignIn {
  return typeof value === "object" && value !== null && "token" in value && typeof value.token === "string" && "person" in value && typeof value.person === "string";
}

/** Sign-ins by server address, kept in the person's own configuration folder. */
export class SignInFile {
  private readonly folder: string;
  private readonly path: string;

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.folder = folderOf(env);
    this.path = join(this.folder, "sign-in.json");
  }

  /** A file that cannot be read as ours counts as empty: signing in again replaces it. */
  private async read(): Promise<Stored> {
    const text = await readFile(this.path, "utf8").catch(() => "{}");
    const servers: Record<string, SignIn> = {};
    let current: string | undefined;
    try {
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed === "object" && parsed !== null) {
        if ("current" in parsed && typeof parsed.current === "string") current = parsed.current;
        if ("servers" in parsed && typeof parsed.servers === "object" && parsed.servers !== null) {
          for (const [url, one] of Object.entries(parsed.servers)) if (isSignIn(one)) servers[url] = one;
        }
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    return { servers, ...(current === undefined ? {} : { current }) };
  }

  private async write(stored: Stored): Promise<void> {
    if (Object.keys(stored.servers).length === 0) {
      await rm(this.path, { force: true });
      return;
    }
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const part = `${this.path}.${String(process.pid)}.part`;
    await writeFile(part, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
    await rename(part, this.path);
  }

  /** The server last signed in to. */
  async currentServer(): Promise<string | undefined> {
    return (await this.read()).current;
  }

  async signInTo(url: string): Promise<SignIn | undefined> {
    const { servers } = await this.read();
    return Object.hasOwn(servers, url) ? servers[url] : undefined;
  }

  async keep(url: string, signIn: SignIn): Promise<void> {
    const stored = await this.read();
    await this.write({ current: url, servers: { ...stored.servers, [url]: signIn } });
  }

  async forget(url: string): Promise<void> {
    const { servers } = await this.read();
    const left = Object.fromEntries(Object.entries(servers).filter(([one]) => one !== url));
    const next = Object.keys(left)[0];
    await this.write({ servers: left, ...(next === undefined ? {} : { current: next }) });
  }
}
