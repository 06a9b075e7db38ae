import { randomUUID } from "node:crypto";
import { endpoints } from "../../api/endpoints/all-endpoints.ts";
import { campaignBodies } from "../../contracts/commands/campaign.ts";
import { courtBodies } from "../../contracts/commands/court.ts";
import { workItemBodies } from "../../contracts/commands/work-item.ts";
import { roles, type AuthorityEntry, type CourtCommand, type Role } from "../../domain/court/court.ts";
import type { StreamKind } from "../../domain/decider.ts";
import type { CommandRequest } from "../../ledger/ledger.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import type { AnyCommand } from "../stack/court-ledger.ts";
import { apiServer, type ApiServer } from "./api-server.ts";
import { bodySchema, sampleOf } from "./schema-samples.ts";

/**
 * Every role, in and out of every scope, against every command: what the door answers is what the catalogue says, read here
 * by a hand-written rule over a hand-made cast. Each cell is a dry run of its own, so no cell changes the next.
 */

/** How a person stands to the entity; "in-charge" is what the scope "department" means for a leader. */
type Relation = "own" | "supervised" | "department" | "in-charge" | "campaign";
interface Player { id: string; roles: Role[]; toItem: Relation[]; toCampaign: Relation[]; carriesItem?: true; drafted?: true }

const places = ["elsewhere", "colleague", "responsible", "supervisor", "lead", "leader"] as const;
type Place = (typeof places)[number];
const relations: Record<Place, Pick<Player, "toItem" | "toCampaign">> = {
  elsewhere: { toItem: [], toCampaign: [] },
  colleague: { toItem: ["department"], toCampaign: ["department"] },
  responsible: { toItem: ["own"], toCampaign: [] },
  supervisor: { toItem: ["supervised"], toCampaign: [] },
  lead: { toItem: ["campaign"], toCampaign: ["own", "campaign"] },
  leader: { toItem: ["campaign"], toCampaign: ["campaign"] },
};
const idOf = (role: Role, place: Place): string => `m-${role}-${place}`;
/** A plan names a lead and a leader in charge who can act as such. */
const neededRole = { lead: "task-force-lead", leader: "leader" } as const;
const departments: Record<Place, string> = { elsewhere: "criminal", colleague: "civil-2", responsible: "tribunal-1", supervisor: "filing", lead: "criminal", leader: "criminal" };

function playersOf(role: Role): Player[] {
  // A machine is staff of nothing; everyone else is staff besides.
  const held: Role[] = role === "integration" ? ["integration"] : [...new Set<Role>([role, "staff"])];
  return places.map((place) => ({ id: idOf(role, place), roles: held, ...relations[place], ...(place === "responsible" ? { carriesItem: true } : {}) }));
}

/** Whom appointments put above: the head and leader of the department, those above the supervisor, the president, and outsiders of the same rank. */
const appointed: Player[] = [
  { id: "p-civil2-head", roles: ["staff", "department-head", "judge", "task-force-lead"], toItem: ["department"], toCampaign: ["department", "own"], drafted: true },
  { id: "p-filing-head", roles: ["staff", "department-head", "judge", "task-force-lead"], toItem: ["supervised"], toCampaign: [] },
  { id: "p-vice-president-1", roles: ["staff", "leader"], toItem: ["supervised", "in-charge"], toCampaign: ["in-charge"] },
  { id: "p-vice-president-2", roles: ["staff", "leader"], toItem: [], toCampaign: [] },
  { id: "p-criminal-head", roles: ["staff", "department-head", "judge"], toItem: [], toCampaign: [] },
  { id: "p-president", roles: ["staff", "president", "department-head"], toItem: ["supervised"], toCampaign: [] },
  { id: "p-admin", roles: ["staff", "administrator"], toItem: [], toCampaign: [] },
];

let api: ApiServer;
let catalogue: Map<string, AuthorityEntry>;

const campaignId = (role: Role): string => `c-${role}`;
/** Items are registered into a campaign that runs. */
const runningId = (role: Role): string => `c-running-${role}`;
const itemId = (role: Role): string => `w-${role}`;

async function accepted(requests: { kind: StreamKind; stream: string; command: AnyCommand; actor: string }[]): Promise<void> {
  const outcomes = await api.court.ledger.executeAll(requests.map((one) => request(one.kind, one.stream, one.command, one.actor)));
  const refused = outcomes.find((outcome) => outcome.outcome !== "accepted");
  if (refused !== undefined) throw new Error(JSON.stringify(refused));
}

function request(kind: StreamKind, stream: string, command: { type: string }, actor: string): CommandRequest {
  return { kind, stream, command, actor: { id: actor }, key: randomUUID(), bodyHash: Buffer.alloc(32) };
}

beforeAll(async () => {
  api = await apiServer();
  const registrations = roles.flatMap((role) => places.map((place): CourtCommand => ({ type: "RegisterPerson", id: idOf(role, place), name: `${role} ${place}`, department: departments[place], roles: [place === "lead" || place === "leader" ? neededRole[place] : role] })));
  await accepted(registrations.map((command) => ({ kind: "court", stream: "court", command, actor: "p-admin" })));
  for (const role of roles) {
    const people = { lead: idOf(role, "lead"), leaderInCharge: idOf(role, "leader") };
    const running = runningId(role);
    await accepted([
      { kind: "campaign", stream: campaignId(role), command: { type: "Draft", plan: aLivePlan(1, people) }, actor: "p-civil2-head" },
      { kind: "campaign", stream: running, command: { type: "Draft", plan: aLivePlan(1, people) }, actor: "p-civil2-head" },
    ]);
    await accepted([{ kind: "campaign", stream: running, command: { type: "Submit" }, actor: "p-civil2-head" }]);
    await accepted([{ kind: "campaign", stream: running, command: { type: "Approve" }, actor: "p-president" }]);
    await accepted([{
      kind: "work-item", stream: itemId(role), actor: "p-office-clerk-1",
      command: aRegistration({ campaign: { id: running, ...people, endsOn: "2026-12-31" }, duty: { department: "civil-2", responsible: idOf(role, "responsible"), coOrganisers: [], supervisor: idOf(role, "supervisor") } }),
    }]);
    // What they can act by they have lost since; the matrix asks about the role of its row.
    await accepted((["lead", "leader"] as const).filter((place) => neededRole[place] !== role).flatMap((place) => (["RevokeRoles", "GrantRoles"] as const).map((type) => ({
      kind: "court", stream: "court", command: { type, person: idOf(role, place), roles: [type === "GrantRoles" ? role : neededRole[place]] }, actor: "p-admin",
    }))));
  }
  const answer = await (await api.as("p-admin")).get("/court/authority");
  catalogue = new Map((answer.body.entries as AuthorityEntry[]).map((entry) => [entry.action, entry]));
}, 60_000);
afterAll(() => api.close());

/** What the catalogue's entry means for this person, said again without the code under test. */
function expected(action: string, player: Player, toEntity: Relation[], interested: boolean): string {
  const entry = catalogue.get(action);
  if (entry === undefined) throw new Error(`the catalogue has no ${action}`);
  const granted = entry.grants.some(({ role, scope }) => {
    const holds = role === "party" ? false : role === "anyone" ? !player.roles.includes("integration") : player.roles.includes(role);
    const needed = scope === "department" && role === "leader" ? "in-charge" : scope;
    return holds && (needed === "court" || toEntity.includes(needed));
  });
  if (!granted) return "NotGranted";
  return entry.separation === true && interested ? "Interested" : "granted";
}

async function said(kind: StreamKind, stream: string, command: { type: string }, player: Player): Promise<string> {
  const [outcome] = await api.court.ledger.executeAll([request(kind, stream, command, player.id)], { dryRun: true });
  if (outcome?.outcome === "refused") {
    expect(outcome.entry?.action).toBe(`${kind}.${command.type}`);
    return outcome.reason;
  }
  expect(["accepted", "rejected"]).toContain(outcome?.outcome);
  return "granted";
}

/** Commands whose fields the API completes before the door sees them. */
const completions: Record<string, object> = {
  "campaign.AmendPlan": { plan: aLivePlan(2), reason: "调整" },
  "work-item.AttachFile": { sha256: "ab".repeat(32), name: "清单.pdf", sizeBytes: 9, mediaType: "application/pdf" },
  "work-item.Decompose": { items: [{ id: "w-child", title: "子事项", duty: { department: "civil-2", coOrganisers: [] }, weight: 1, due: { workingDays: 3, after: "start" } }] },
  "court.Delegate": { id: "d-matrix", principal: "p-civil2-head", delegate: "p-civil2-judge-1", fromOn: "2026-03-02", untilOn: "2026-03-03" },
  "court.ConfirmLeaver": { person: "p-civil2-judge-2", leftOn: "2026-03-02", open: {} },
};

/** Disputes have a matrix of their own: tests/unit/dispute/dispute-authority.test.ts, and over HTTP disputes.test.ts. */
const address: Record<Exclude<StreamKind, "dispute">, string> = { campaign: "/campaigns/{id}/", "work-item": "/work-items/{id}/", court: "/court/" };
/** Files that come to commands which stand here themselves. */
const imports = ["importOrganisation", "importCalendar"];
const commandEndpoints = endpoints.filter((one) => one.method === "post" && one.action !== undefined && Object.values(address).some((start) => one.path.startsWith(start)) && one.command !== undefined && !imports.includes(one.id));

function commandOf(action: string): { type: string } {
  const [, type = ""] = action.split(".");
  const endpoint = commandEndpoints.find((one) => one.action === action);
  const schema = endpoint === undefined ? undefined : bodySchema("post", endpoint.path);
  const fields = completions[action] ?? (schema === undefined || endpoint?.body === undefined ? {} : (endpoint.body.parse(sampleOf(schema)) as object));
  return { type, ...fields };
}

const actionsOf = (kind: StreamKind): string[] => commandEndpoints.flatMap((one) => (one.action?.startsWith(`${kind}.`) === true ? [one.action] : []));

test("every command of the three deciders has its endpoint here", () => {
  const named = (kind: StreamKind, bodies: object): string[] => Object.keys(bodies).map((type) => `${kind}.${type}`);
  const all = [...named("campaign", campaignBodies), ...named("work-item", workItemBodies), ...named("court", courtBodies), ...Object.keys(completions)];
  expect(commandEndpoints.map((one) => one.action ?? "").sort()).toEqual([...new Set(all)].sort());
  expect(roles).toHaveLength(12);
});

describe.each(["campaign", "work-item"] as const)("a command of a %s", (kind) => {
  test.each([...roles, "appointed"] as const)("%s: granted or refused as the catalogue says, in and out of scope", async (role) => {
    const players = role === "appointed" ? appointed : playersOf(role);
    const world: Role = role === "appointed" ? "staff" : role;
    const stream = kind === "campaign" ? campaignId(world) : itemId(world);
    const different: string[] = [];
    for (const action of actionsOf(kind)) {
      const command = commandOf(action);
      const answers = await Promise.all(players.map(async (player) => {
        const relation = kind === "campaign" ? player.toCampaign : player.toItem;
        const interested = kind === "campaign" ? player.drafted === true : player.carriesItem === true;
        return { player, is: await said(kind, stream, command, player), should: expected(action, player, relation, interested) };
      }));
      different.push(...answers.filter(({ is, should }) => is !== should).map(({ player, is, should }) => `${player.id} ${action}: ${is}, the catalogue says ${should}`));
    }
    expect(different).toEqual([]);
  });
});

test("a command of the court is granted by role alone, as the catalogue says", async () => {
  const players = [...roles.flatMap((role) => playersOf(role).slice(0, 2)), ...appointed];
  const different: string[] = [];
  for (const action of actionsOf("court")) {
    const command = commandOf(action);
    const cells = await Promise.all(players.map(async (player) => ({ player, is: await said("court", "court", command, player), should: expected(action, player, [], false) })));
    different.push(...cells.filter(({ is, should }) => is !== should).map(({ player, is, should }) => `${player.id} ${action}: ${is}, the catalogue says ${should}`));
  }
  expect(different).toEqual([]);
});

test("a creation is granted by what the new entity would be", async () => {
  const players = [...roles.flatMap((role) => playersOf(role)), ...appointed];
  const different: string[] = [];
  for (const player of players) {
    const role = roles.find((one) => player.id.startsWith(`m-${one}-`) && player.roles.includes(one)) ?? "staff";
    const people = { lead: idOf(role, "lead"), leaderInCharge: idOf(role, "leader") };
    const registration = aRegistration({ campaign: { id: runningId(role), ...people, endsOn: "2026-12-31" }, duty: { department: "civil-2", responsible: idOf(role, "responsible"), coOrganisers: [], supervisor: idOf(role, "supervisor") } });
    const cells = [
      { action: "work-item.Register", is: await said("work-item", `w-new-${player.id}`, registration, player), should: expected("work-item.Register", player, player.toItem, false) },
      { action: "campaign.Draft", is: await said("campaign", `c-new-${player.id}`, { type: "Draft", ...{ plan: aLivePlan(1, people) } }, player), should: expected("campaign.Draft", player, player.toCampaign, false) },
    ];
    different.push(...cells.filter(({ is, should }) => is !== should).map(({ action, is, should }) => `${player.id} ${action}: ${is}, the catalogue says ${should}`));
  }
  expect(different).toEqual([]);
});

test("reading an entity is granted by the same scopes", async () => {
  const different: string[] = [];
  for (const role of roles) {
    const item = await api.court.ledger.load(itemId(role));
    const campaign = await api.court.ledger.load(campaignId(role));
    for (const player of playersOf(role)) {
      for (const [action, loaded, relation] of [["read.work-item", item, player.toItem], ["read.events", item, player.toItem], ["read.campaign", campaign, player.toCampaign], ["read.events", campaign, player.toCampaign]] as const) {
        const is = (await api.court.ledger.mayRead(action, { id: player.id }, loaded)).granted;
        if (is !== (expected(action, player, relation, false) === "granted")) different.push(`${player.id} ${action}`);
      }
    }
  }
  expect(different).toEqual([]);
});

test("over HTTP a refused command is 403 with the entry that refused, at every endpoint", async () => {
  const machine = await api.as(idOf("integration", "elsewhere"));
  const stranger = await api.as(idOf("mediator", "elsewhere"));
  const answers = await Promise.all([...commandEndpoints, ...endpoints.filter((one) => one.id === "campaignDraft" || one.id === "workItemRegister")].map(async (endpoint) => {
    const { action = "", path } = endpoint;
    const stream = action.startsWith("campaign.") ? campaignId("staff") : itemId("staff");
    const body = action === "campaign.AmendPlan" || action === "campaign.Draft" ? { plan: aLivePlan(1), ...(action === "campaign.Draft" ? {} : { reason: "调整" }) } : (sampleOf(bodySchema("post", path) ?? {}) as object);
    const sent = action === "work-item.Register" ? { ...body, duty: { department: "civil-2" } } : body;
    const answer = await (action === "work-item.Register" ? stranger : machine).post(path.replace("{id}", stream), sent);
    return { asked: action, status: answer.status, code: (answer.body as { code?: string }).code, entry: (answer.body as { authority?: AuthorityEntry }).authority?.action };
  }));
  expect(answers).toEqual(answers.map(({ asked }) => ({ asked, status: 403, code: "not-allowed", entry: asked })));
});

test("a command by nobody is 401 at every endpoint, whatever its body", async () => {
  const nobody = api.anyone().with({ Origin: api.origin });
  const answers = await Promise.all(commandEndpoints.map(async ({ path }) => [path, (await nobody.post(path.replace("{id}", itemId("staff")), {})).status]));
  expect(answers).toEqual(commandEndpoints.map(({ path }) => [path, 401]));
});
