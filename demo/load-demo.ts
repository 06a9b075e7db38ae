import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import type { CourtCommand } from "../domain/court/court.ts";
import { roles, type Role } from "../domain/court/court.ts";

const language = z.enum(["zh-CN", "en"]);
const role = z.enum(roles as readonly [Role, ...Role[]]);

/** The form of demo/org.yaml; whether its references exist is decided by the court itself when it is loaded. */
const organisation = z.strictObject({
  court: z.strictObject({ name: z.string(), nameEn: z.string() }),
  administrator: z.strictObject({ id: z.string(), name: z.string(), email: z.string(), language }),
  president: z.string(),
  departments: z.array(
    z.strictObject({
      id: z.string(), name: z.string(), nameEn: z.string(), kind: z.enum(["filing", "trial", "enforcement", "tribunal", "office"]),
      head: z.string(), leaderInCharge: z.string().optional(),
    }),
  ),
  posts: z.array(z.strictObject({ id: z.string(), name: z.string(), nameEn: z.string().optional(), department: z.string() })),
  persons: z.array(
    z.strictObject({ id: z.string(), name: z.string(), department: z.string(), posts: z.array(z.string()), roles: z.array(role).default([]), language: language.default("zh-CN") }),
  ),
  partners: z.array(
    z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(["committee", "association", "government", "enterprise"]), tier: z.enum(["grassroots", "coordination", "guidance"]) }),
  ),
  processes: z.array(z.strictObject({ id: z.string(), name: z.string(), steps: z.array(z.string()) })),
});

export type DemoOrganisation = z.infer<typeof organisation>;

/** Where the demonstration's files are: beside this file, or beside the folder that the compiled one lies in. */
function demoFile(name: string): string {
  const places = [new URL(name, import.meta.url), new URL(`../../demo/${name}`, import.meta.url)].map((url) => fileURLToPath(url));
  const place = places.find((path) => existsSync(path));
  if (place === undefined) throw new Error(`The demonstration's ${name} is in none of ${places.join(", ")}`);
  return place;
}

/** demo/org.yaml as read. */
export function demoOrganisation(): DemoOrganisation {
  return organisation.parse(parse(readFileSync(demoFile("org.yaml"), "utf8")));
}

/** Who sets the demonstration up: the founding administrator, in whose name every command but `Found` is sent. */
export const demoAdministrator = "p-admin";

/** Court time when the demonstration begins: the morning on which its first campaign may start. */
export const demoStartsAt = "2026-03-02T01:00:00.000Z";

/** The commands that build the demonstration court, in an order in which each finds what it refers to; the first is `Found`. */
export function demoCommands(org: DemoOrganisation = demoOrganisation()): CourtCommand[] {
  const office = org.departments.find((department) => department.id === "office");
  if (office === undefined) throw new Error("demo/org.yaml has no department office");
  const { head: _head, leaderInCharge: _leader, ...founding } = office;
  return [
    { type: "Found", ...org.court, administrator: org.administrator, department: founding },
    ...org.departments
      .filter((department) => department !== office)
      .map(({ head: _h, leaderInCharge: _l, ...department }): CourtCommand => ({ type: "RegisterDepartment", ...department })),
    ...org.posts.map((post): CourtCommand => ({ type: "RegisterPost", ...post })),
    ...org.persons.map((person): CourtCommand => ({
      type: "RegisterPerson", ...person, email: `${person.id}@court.example`, roles: person.roles.includes("integration") ? person.roles : ["staff", ...person.roles],
    })),
    { type: "ChangePerson", id: org.administrator.id, posts: ["office-information"] },
    { type: "AppointPresident", person: org.president },
    ...org.departments.map((department): CourtCommand => ({ type: "AppointHead", department: department.id, person: department.head })),
    ...org.departments.flatMap((department): CourtCommand[] =>
      department.leaderInCharge === undefined ? [] : [{ type: "AppointLeaderInCharge", department: department.id, person: department.leaderInCharge }],
    ),
    ...org.partners.map((partner): CourtCommand => ({ type: "RegisterPartner", ...partner })),
    ...org.processes.map((each): CourtCommand => ({ type: "SetProcess", ...each })),
  ];
}

/**
 * Builds the demonstration court: sends its commands one after the other. `Found` is for the system, the others are for
 * `demoAdministrator`; `send` answers when a command is in the ledger and throws when it is not accepted.
 */
export async function loadDemo(send: (command: CourtCommand) => Promise<void>): Promise<void> {
  for (const command of demoCommands()) await send(command);
}

/** The article's four task forces as plan files, by file name. */
export function demoPlans(): { file: string; text: string }[] {
  const folder = demoFile("plans");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => ({ file, text: readFileSync(`${folder}/${file}`, "utf8") }));
}

/** Every demonstration person signs in with their id and one password; only a server in demo mode may make these accounts. */
export function demoAccounts(): { account: string; person: string; password: string }[] {
  const org = demoOrganisation();
  return [org.administrator.id, ...org.persons.filter((person) => !person.roles.includes("integration")).map((person) => person.id)].map((id) => ({ account: id, person: id, password: "demo" }));
}
