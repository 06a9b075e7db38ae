import type { Workbench } from "./workbench.ts";

/** A dispute of the second civil division, registered by its head; gives its id. */
export async function registeredDispute(bench: Workbench, change: object = {}): Promise<string> {
  const { id } = await bench.command("p-civil2-head", "/disputes", {
    source: "walk-in", cause: "买卖合同纠纷", amountFen: 5_200_000, department: "civil-2", township: "城东街道",
    parties: [
      { id: "p1", role: "applicant", kind: "legal", personal: { name: "甲商贸公司", phone: "13800000001" } },
      { id: "p2", role: "respondent", kind: "natural", personal: { name: "罕见之名", idNumber: "500101199001010011" } },
    ],
    summary: "货款未付", ...change,
  });
  return String(id);
}

/** The same in trial under the ordinary procedure: filed today, served, defended, with sealed words of its mediation. */
export async function disputeInTrial(bench: Workbench, change: object = {}): Promise<string> {
  const id = await registeredDispute(bench, change);
  const { todayOn: on } = await bench.read("p-civil2-head", `/disputes/${id}`) as { todayOn: string };
  const give = (person: string, command: string, body: object): Promise<unknown> => bench.command(person, `/disputes/${id}/${command}`, body);
  await give("p-civil2-head", "triage", { tier: "coordination", venue: { kind: "court" }, mediators: ["p-filing-mediator-1"], reasons: ["案由相近"] });
  await give("p-civil2-head", "appoint-mediator", {});
  await give("p-filing-mediator-1", "accept-mediation", {});
  await give("p-filing-mediator-1", "record-sealed-statement", { by: "p2", kind: "concession", text: "只有调解员知道的话" });
  await give("p-filing-mediator-1", "record-mediation-failure", { on, ground: "分歧较大" });
  await give("p-civil2-head", "receive-filing", { receivedOn: on });
  await give("p-civil2-head", "file", { on, procedure: "ordinary", caseNumber: "（2026）渝0199民初11号" });
  await give("p-civil2-head", "assign-case", { department: "civil-2", judge: "p-civil2-judge-1", panel: { kind: "sole" }, courtClerk: "p-civil2-assistant-1", on });
  return id;
}
