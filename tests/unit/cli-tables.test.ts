import { z } from "zod";
import { endpoints } from "../../api/endpoints/all-endpoints.ts";
import { campaignCommands } from "../../cli/campaign.table.ts";
import { courtCommands } from "../../cli/court.table.ts";
import { disputeCommands, registerDispute } from "../../cli/dispute.table.ts";
import { namedEvents } from "../../cli/event-labels.ts";
import { optionKey, type EntityCommand } from "../../cli/entity-command.ts";
import { bulkCommands, itemCommands, registerItem } from "../../cli/item.table.ts";
import { historyTexts } from "../../contracts/history/history-text.ts";
import { commandName } from "../../cli/problem.ts";

const groups: [string, string, readonly EntityCommand[], string[]][] = [
  ["campaign", "/campaigns/{id}/", campaignCommands, ["amend-plan"]],
  ["item", "/work-items/{id}/", itemCommands, ["files"]],
  ["dispute", "/disputes/{id}/", disputeCommands, []],
  ["court", "/court/", courtCommands, ["calendar-imports"]],
];

function shapeOf(path: string): Record<string, z.ZodType> {
  const body = endpoints.find((one) => one.method === "post" && one.path === path)?.body;
  if (!(body instanceof z.ZodObject)) throw new Error(`${path} takes no object`);
  return body.shape;
}

const top = (field: string): string => field.split(".")[0]!;

describe.each(groups)("tf %s", (_group, base, specs, elsewhere) => {
  test("has every command that the API offers, and none besides", () => {
    const offered = endpoints.filter((one) => one.method === "post" && one.command !== undefined && one.path.startsWith(base)).map((one) => one.path.slice(base.length)).filter((name) => !name.includes("/"));
    expect([...specs.map((spec) => commandName(spec.command)), ...elsewhere].sort()).toEqual(offered.sort());
  });

  test.each(specs.map((spec) => [commandName(spec.command), spec] as const))("%s has an option for every field of the body, and no other", (name, spec) => {
    const fields = Object.keys(shapeOf(`${base}${name}`));
    expect([...new Set(spec.flags.map((flag) => top(flag.field)))].sort()).toEqual(fields.sort());
  });

  test.each(specs.map((spec) => [commandName(spec.command), spec] as const))("%s asks for what the API requires, before asking the API", (name, spec) => {
    const required = Object.entries(shapeOf(`${base}${name}`)).filter(([, schema]) => !schema.safeParse(undefined).success).map(([field]) => field);
    expect(required.filter((field) => !spec.needs.map(top).includes(field) && !Object.hasOwn(spec.defaults ?? {}, field))).toEqual([]);
  });
});

test("registration by hand has an option for every field", () => {
  expect([...new Set(registerItem.flags.map((flag) => top(flag.field)))].sort()).toEqual(Object.keys(shapeOf("/work-items")).sort());
  expect([...new Set(registerDispute.flags.map((flag) => top(flag.field)))].sort()).toEqual(Object.keys(shapeOf("/disputes")).sort());
});

test("every event has a name for people, and no name is left without its event", () => {
  const types = new Set(Object.values(historyTexts).flatMap((texts) => Object.keys(texts)));
  expect([...namedEvents].sort()).toEqual([...types].sort());
});

test("bulk commands are those the API takes in bulk", () => {
  const body = endpoints.find((one) => one.path === "/work-items/bulk")?.body as unknown as { options: { shape: { command: { value: string } } }[] };
  expect([...bulkCommands].sort()).toEqual(body.options.map((one) => one.shape.command.value).sort());
});

test("no option of a command hides a general one, and every text is there in both languages", () => {
  const general = new Set(["url", "json", "onBehalfOf", "lang", "help", "body", "ifMatch", "key"]);
  for (const spec of [...groups.flatMap(([, , specs]) => specs), registerItem, registerDispute]) {
    expect(spec.flags.map((flag) => optionKey(flag.flags)).filter((key) => general.has(key))).toEqual([]);
    for (const about of [spec.about, ...spec.flags.map((flag) => flag.about)]) expect([about.zh, about.en].every((text) => text.length > 0)).toBe(true);
  }
});
