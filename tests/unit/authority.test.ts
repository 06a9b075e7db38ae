import { authorise, authorityEntry, rolesOf, scopesOf, whoMay } from "../../domain/authority/authorise.ts";
import { authorityActions, defaultAuthority } from "../../domain/authority/catalogue.ts";
import { campaignCommandTypes } from "../../domain/campaign/available-actions.ts";
import { courtCommandTypes } from "../../domain/court/available-actions.ts";
import { disputeCommandTypes } from "../../domain/dispute/available-actions.ts";
import { courtView } from "../../domain/court/court-view.ts";
import { roles } from "../../domain/court/court.ts";
import type { Subject } from "../../domain/decider.ts";
import { workItemCommandTypes } from "../../domain/work-item/available-actions.ts";
import { after, demoCourt, morning } from "../builders/court-story.ts";

const view = courtView(demoCourt());
/** An item of civil-2 in the private-economy campaign, supervised by the office's first clerk. */
const item: Subject = {
  departments: ["civil-2"],
  own: ["p-civil2-judge-1"],
  campaign: ["p-civil2-head", "p-vice-president-1"],
  supervisors: ["p-office-clerk-1"],
  interested: ["p-civil2-judge-1", "p-civil2-head"],
};
const said = (id: string, action: string, subject: Subject | undefined = item, onBehalfOf?: string): string => {
  const verdict = authorise(view, onBehalfOf === undefined ? { id } : { id, onBehalfOf }, action, subject, morning);
  return "granted" in verdict ? "granted" : verdict.reason;
};

describe("the catalogue", () => {
  test("every command a person may send has an entry, and every entry has code behind it", () => {
    const commands = [
      ...campaignCommandTypes.map((type) => `campaign.${type}`),
      ...workItemCommandTypes.map((type) => `work-item.${type}`),
      ...courtCommandTypes.map((type) => `court.${type}`),
      ...disputeCommandTypes.map((type) => `dispute.${type}`),
    ];
    expect(commands.filter((action) => !authorityActions.has(action))).toEqual([]);
    const adopted = ["campaign.AdoptCalendar", "work-item.AdoptCalendar", "work-item.AdoptLadder"];
    const others = [...authorityActions].filter((action) => !commands.includes(action) && !adopted.includes(action));
    expect(others.sort()).toEqual([
      "calculate", "manage.accounts", "manage.feeds", "manage.tokens", "read.audit", "read.authority", "read.campaign", "read.dispute", "read.dispute-figures", "read.dispute-parties", "read.events", "read.inbox", "read.interventions", "read.metrics", "read.organisation", "read.sealed", "read.work-item", "rehearse",
    ]);
  });
  test("each action is named once, with a ground", () => {
    expect(authorityActions.size).toBe(defaultAuthority.length);
    for (const entry of defaultAuthority) expect(entry.ground).not.toBe("");
  });
  test("adjudication firewall: outside a dispute no action names evidence, facts, a ruling or a case's hearing, and none is granted to the judge's role", () => {
    for (const entry of defaultAuthority.filter((one) => !one.action.startsWith("dispute."))) {
      expect(entry.action).not.toMatch(/evidence|fact|ruling|judg|verdict|sentence|adjudicat|hearing/i);
      expect(entry.grants.some((grant) => grant.role === "judge")).toBe(false);
    }
  });
  test("what only time and other streams send is granted to nobody", () => {
    for (const action of ["work-item.ReachAnchor", "work-item.WaiveByCampaign", "work-item.Amend", "work-item.FireAlarm", "campaign.NoteItemsOpened", "campaign.FireAlarm", "court.NoteEffectFailed", "court.FireAlarm", "dispute.HandOverDuties", "dispute.FireAlarm"]) {
      expect(said("p-admin", action)).toBe("UnknownAction");
      expect(whoMay(view, action, item, morning)).toEqual([]);
    }
  });
  test("four eyes stand on approving, accepting, signing off, extending, suspending and waiving", () => {
    for (const action of ["campaign.Approve", "campaign.Accept", "work-item.SignOff", "work-item.DecideExtension", "work-item.DecideSuspension", "work-item.Waive"]) {
      expect(authorityEntry(view, action)?.separation).toBe(true);
    }
  });
});

describe("scopes", () => {
  test("own: the person who carries the item reports on it, a colleague of the same department does not", () => {
    expect([said("p-civil2-judge-1", "work-item.Report"), said("p-civil2-judge-2", "work-item.Report")]).toEqual(["granted", "NotGranted"]);
  });
  test("supervised: the supervisor signs off, and so does who stands above the supervisor, but no other clerk", () => {
    expect(["p-office-clerk-1", "p-office-head", "p-vice-president-3", "p-office-clerk-2"].map((id) => said(id, "work-item.SignOff"))).toEqual(["granted", "granted", "granted", "NotGranted"]);
  });
  test("own: a step that fell or climbed to a head or a leader finds them able to decide; a co-organiser is not", () => {
    const climbed = { ...item, supervisors: [], campaign: [], own: ["p-civil2-judge-1", "p-civil2-judge-2", "p-civil1-head", "p-vice-president-2"] };
    expect(["p-civil1-head", "p-vice-president-2", "p-civil2-judge-2", "p-civil2-judge-1"].map((id) => said(id, "work-item.SignOff", climbed))).toEqual(["granted", "granted", "NotGranted", "NotGranted"]);
  });
  test("department: the head reassigns the department's items and no other's", () => {
    expect([said("p-civil2-head", "work-item.Reassign", { ...item, campaign: [] }), said("p-civil1-head", "work-item.Reassign")]).toEqual(["granted", "NotGranted"]);
  });
  test("department: a leader reaches the departments in charge of", () => {
    const alone = { ...item, campaign: [] };
    expect([said("p-vice-president-1", "work-item.Waive", alone), said("p-vice-president-2", "work-item.Waive", alone)]).toEqual(["granted", "NotGranted"]);
  });
  test("campaign: the leader in charge approves; another leader does not; the president may", () => {
    const campaign = { ...item, supervisors: [] };
    expect(["p-vice-president-1", "p-vice-president-2", "p-president"].map((id) => said(id, "campaign.Approve", campaign))).toEqual(["granted", "NotGranted", "granted"]);
  });
  test("court: an administrator keeps the organisation and has no hand in items", () => {
    expect(said("p-admin", "court.RegisterPerson")).toBe("granted");
    expect(["work-item.SignOff", "work-item.Report", "campaign.Approve", "campaign.Terminate"].map((action) => said("p-admin", action))).toEqual(Array<string>(4).fill("NotGranted"));
  });
  test("without a subject the role alone is tested, and the list is filtered by the scopes that grant", () => {
    expect(said("p-civil2-judge-1", "read.inbox", undefined)).toBe("granted");
    expect(scopesOf(view, { id: "p-civil2-judge-1" }, "read.work-item", morning).sort()).toEqual(["department", "own", "supervised"]);
    expect(scopesOf(view, { id: "p-office-clerk-1" }, "read.work-item", morning)).toEqual(["court"]);
    expect(scopesOf(view, { id: "p-civil2-judge-1" }, "read.audit", morning)).toEqual([]);
  });
});

describe("separation of duty", () => {
  test("whoever drafted it or is responsible is refused, administrators and presidents not exempt", () => {
    const drafted = { ...item, interested: ["p-president", "p-vice-president-1"] };
    expect([said("p-president", "campaign.Approve", drafted), said("p-vice-president-1", "campaign.Approve", drafted)]).toEqual(["Interested", "Interested"]);
    const state = after(demoCourt(), [{ type: "GrantRoles", person: "p-president", roles: ["administrator"] }]);
    expect(authorise(courtView(state), { id: "p-president" }, "campaign.Approve", drafted, morning)).toMatchObject({ refused: true, reason: "Interested" });
  });
  test("neither the actor nor the principal may be interested", () => {
    const state = after(demoCourt(), [{ type: "Delegate", id: "d-1", principal: "p-office-clerk-1", delegate: "p-civil2-judge-1", fromOn: "2026-03-02", untilOn: "2026-03-06" }]);
    const court = courtView(state);
    const actor = { id: "p-civil2-judge-1", onBehalfOf: "p-office-clerk-1" };
    expect(authorise(court, actor, "work-item.SignOff", item, morning)).toMatchObject({ refused: true, reason: "Interested" });
    expect(authorise(court, actor, "work-item.SignOff", { ...item, interested: ["p-office-clerk-1"] }, morning)).toMatchObject({ refused: true, reason: "Interested" });
    expect(authorise(court, actor, "work-item.SignOff", { ...item, interested: [] }, morning)).toMatchObject({ granted: true, as: "p-office-clerk-1" });
  });
  test("the refusal carries the entry that would have allowed it", () => {
    expect(authorise(view, { id: "p-civil2-judge-2" }, "work-item.SignOff", item, morning)).toMatchObject({ refused: true, entry: { action: "work-item.SignOff", separation: true } });
  });
});

describe("roles", () => {
  test("an appointment brings its role, and its end takes it away", () => {
    const state = after(demoCourt(), [{ type: "AppointHead", department: "filing", person: "p-filing-window-1" }]);
    expect(rolesOf(courtView(state), "p-filing-window-1").has("department-head")).toBe(true);
    expect(rolesOf(courtView(after(state, [{ type: "AppointHead", department: "filing" }])), "p-filing-window-1").has("department-head")).toBe(false);
  });
  test("a machine may do what is granted to integration and nothing that everyone may", () => {
    const court = courtView(after(demoCourt(), [{ type: "RegisterPerson", id: "case-system", name: "案件系统接口", department: "office", roles: ["integration"] }]));
    const may = (action: string): boolean => "granted" in authorise(court, { id: "case-system" }, action, item, morning);
    expect([may("read.work-item"), may("work-item.Register"), may("court.Delegate"), may("rehearse"), may("read.inbox")]).toEqual([true, true, false, false, false]);
  });
  test("who has left, and who is unknown, may do nothing", () => {
    const court = courtView(after(demoCourt(), [{ type: "ConfirmLeaver", person: "p-auditor-1", leftOn: "2026-03-02", open: {} }]));
    for (const id of ["p-auditor-1", "p-nobody", "constructor"]) {
      for (const action of authorityActions) expect(authorise(court, { id }, action, item, morning)).toMatchObject({ refused: true, reason: "Inactive" });
    }
  });
  test("every role but public can do something, and nobody can do everything", () => {
    for (const role of roles) expect(defaultAuthority.some((entry) => entry.grants.some((grant) => grant.role === role)) || role === "judge" || role === "mediator").toBe(true);
    for (const id of Object.keys(view.state.persons)) expect([...authorityActions].some((action) => said(id, action) !== "granted")).toBe(true);
  });
});

test("“who can do this now?” names everyone whom the choke point would let act, delegates among them", () => {
  expect(whoMay(view, "campaign.Approve", item, morning)).toEqual(["p-president", "p-vice-president-1"]);
  expect(whoMay(view, "work-item.Report", item, morning)).toEqual(["p-civil2-judge-1"]);
  const delegated = courtView(after(demoCourt(), [{ type: "Delegate", id: "d-1", principal: "p-vice-president-1", delegate: "p-vice-president-2", fromOn: "2026-03-02", untilOn: "2026-03-06" }], { id: "p-vice-president-1" }));
  expect(whoMay(delegated, "campaign.Approve", item, morning)).toEqual(["p-president", "p-vice-president-1", "p-vice-president-2"]);
});
