import { hostname } from "node:os";
import type { Command } from "commander";
import type { Invocation, Schemas } from "./invocation.ts";
import { shownTime } from "./labels.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";
import { oneLine } from "./text-width.ts";

/** A token is worth as much as the password for what it may do, so it does not live for ever. */
const tokenDays = 30;

interface LoginOptions { as?: string; passwordStdin?: boolean; demo?: boolean }

function cookieOf(headers: Headers): string | undefined {
  return headers.getSetCookie().map((one) => one.split(";")[0] ?? "").find((one) => one.startsWith("court.sid="));
}

function isLoopback(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

async function password(invocation: Invocation, question: string, fromStdin: boolean): Promise<string> {
  const { say, terminal } = invocation;
  const given = fromStdin ? (await terminal.readStdin()).replace(/\r?\n$/, "") : await terminal.askPassword(question);
  if (given === undefined || given === "") throw new CommandFailure(exitCodes.usage, say("没有输入密码。不便在终端输入时，用 --password-stdin。", "No password was given. Where none can be typed, use --password-stdin."));
  return given;
}

/** An initial password must be changed before anything else; the session goes on under a new cookie. */
async function changePassword(invocation: Invocation, cookie: string, current: string): Promise<string> {
  const { say } = invocation;
  invocation.note(say("当前密码是初始密码，请先设置新密码（至少 8 位）。", "This is an initial password; choose your own first (at least 8 characters)."));
  const newPassword = await password(invocation, say("新密码", "New password"), false);
  if ((await password(invocation, say("再次输入新密码", "New password again"), false)) !== newPassword) {
    throw new CommandFailure(exitCodes.usage, say("两次输入不一致，密码未修改。", "The two differ; the password was not changed."));
  }
  const { headers } = await (await invocation.anonymousApi(cookie)).call("POST", "/session/password", { body: { password: current, newPassword } });
  return cookieOf(headers) ?? cookie;
}

async function logIn(invocation: Invocation, options: LoginOptions): Promise<void> {
  const { say } = invocation;
  const url = await invocation.url();
  const person = options.as ?? invocation.terminal.env["TF_PERSON"];
  if (person === undefined || person === "") throw new CommandFailure(exitCodes.usage, say("请用 --as 写明人员编号，例如 --as p-civil2-head", "Say who you are with --as, e.g. --as p-civil2-head"));
  if (url.startsWith("http:") && !isLoopback(url)) invocation.note(say("注意：连接未加密（http），密码会以明文经过网络。", "Beware: the connection is not encrypted (http); the password crosses the network in clear."));
  const anonymous = await invocation.anonymousApi();
  const secret = options.demo === true ? undefined : await password(invocation, say(`${person} 的密码`, `Password of ${person}`), options.passwordStdin === true);
  const signedIn = secret === undefined ? await anonymous.call("POST", "/session/demo", { body: { person } }) : await anonymous.call("POST", "/session", { body: { person, password: secret } });
  let cookie = cookieOf(signedIn.headers);
  if (cookie === undefined) throw new CommandFailure(exitCodes.unreachable, say("服务器没有给出会话。", "The server gave no session."));
  const me = signedIn.body as Schemas["Me"];
  if (me.mustChangePassword && secret !== undefined) cookie = await changePassword(invocation, cookie, secret);
  const made = await (await invocation.anonymousApi(cookie)).post("/tokens", { body: { label: `tf @ ${hostname()}`.slice(0, 100), scopes: ["read", "command"], expiresInDays: tokenDays } });
  const { id, token, expiresAt } = made as { id: string; token: string; expiresAt: string };
  await invocation.signIns.keep(url, { person: me.person, token, tokenId: id, expiresAt, cookie });
  invocation.show({ url, person: me.person, expiresAt }, () => {
    invocation.line(say(`已登录 ${oneLine(me.courtName)}：${oneLine(me.name ?? me.person)}（${me.person}），有效期至 ${shownTime(expiresAt) ?? expiresAt}。`, `Signed in to ${oneLine(me.courtName)} as ${oneLine(me.name ?? me.person)} (${me.person}), until ${shownTime(expiresAt) ?? expiresAt}.`));
  });
}

async function logOut(invocation: Invocation): Promise<void> {
  const { say } = invocation;
  const url = await invocation.url();
  const kept = await invocation.signIns.signInTo(url);
  if (kept === undefined) {
    invocation.line(say(`本来就没有登录 ${url}。`, `You were not signed in to ${url}.`));
    return;
  }
  // Forgotten here first: whatever the server answers, this machine has the secrets no longer.
  await invocation.signIns.forget(url);
  const api = await invocation.anonymousApi(kept.cookie);
  try {
    await api.call("DELETE", `/tokens/${kept.tokenId}`);
    await api.call("DELETE", "/session");
    invocation.line(say(`已退出 ${url}，令牌已吊销。`, `Signed out of ${url}; the token is revoked.`));
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    invocation.line(say(
      `本机已退出 ${url}；会话已过期或服务器无法连接，令牌将于 ${shownTime(kept.expiresAt) ?? kept.expiresAt} 失效，可在网页上提前吊销。`,
      `Signed out here of ${url}; the session had ended or the server is away, so the token lapses at ${shownTime(kept.expiresAt) ?? kept.expiresAt} unless you revoke it on the page.`,
    ));
  }
}

async function whoAmI(invocation: Invocation): Promise<void> {
  const { say } = invocation;
  const api = await invocation.api();
  const me = (await api.get("/session")) as Schemas["Me"];
  invocation.show(me, () => {
    invocation.facts([
      [say("服务器", "Server"), api.url],
      [say("法院", "Court"), me.courtName],
      [say("人员", "Person"), `${me.name ?? ""} (${me.person})`],
      [say("部门", "Department"), me.department],
      [say("角色", "Roles"), me.roles.join(say("、", ", "))],
      [say("可代理", "May stand in for"), me.principals.map((one) => `${one.name ?? one.person} (${one.person}${say("，至 ", ", until ")}${one.untilOn})`).join(say("、", ", "))],
      [say("法院时间", "Court time"), shownTime(me.courtNow)],
    ]);
  });
}

export function addSessionCommands(program: Command, invocation: Invocation): void {
  const { say } = invocation;
  program.command("login").description(say("登录，凭据存于本人的配置目录", "sign in; the credentials stay in your own configuration folder"))
    .option("--as <person>", say("人员编号", "the person's id"))
    .option("--password-stdin", say("从标准输入读取密码", "read the password from standard input"))
    .option("--demo", say("演示登录，不需密码（仅演示模式）", "sign in without a password, in a demonstration only"))
    .action((options: LoginOptions) => logIn(invocation, options));
  program.command("logout").description(say("退出登录并吊销令牌", "sign out and revoke the token")).action(() => logOut(invocation));
  program.command("whoami").description(say("我是谁、可代理谁、法院时间", "who I am, for whom I may act, court time")).action(() => whoAmI(invocation));
}
