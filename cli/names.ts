import type { Invocation } from "./invocation.ts";
import { CommandFailure } from "./terminal.ts";
import { listOf, record } from "./untyped.ts";

/** Names of the court's persons, departments and posts, for people to read; where there is none, the id. */
export interface Names {
  /** "民二庭庭长", for tables. */
  person: (id: string | undefined) => string | undefined;
  department: (id: string) => string;
  /** "民二庭庭长（p-civil2-head）": with the id, which commands ask for. */
  withId: (id: string | undefined) => string | undefined;
  post: (id: string | undefined) => string | undefined;
}

function namesIn(list: unknown, english: boolean): Map<string, string> {
  const found = listOf(list).flatMap((one): [string, string][] => {
    const { id, name, nameEn } = record(one);
    const shown = english && typeof nameEn === "string" ? nameEn : name;
    return typeof id === "string" && typeof shown === "string" ? [[id, shown]] : [];
  });
  return new Map(found);
}

async function organisation(invocation: Invocation): Promise<unknown> {
  try {
    return await (await invocation.api()).get("/court/organisation");
  } catch (error) {
    if (error instanceof CommandFailure) return undefined;
    throw error;
  }
}

/** Read once for one command line; a program that reads JSON needs no names. */
export async function namesOf(invocation: Invocation): Promise<Names> {
  const read = invocation.json ? undefined : record(await organisation(invocation));
  const english = invocation.language === "en";
  const [persons, departments, posts] = [namesIn(read?.["persons"], english), namesIn(read?.["departments"], english), namesIn(read?.["posts"], english)];
  const withId = (id: string | undefined): string | undefined => {
    const name = id === undefined ? undefined : (persons.get(id) ?? departments.get(id));
    return name === undefined ? id : `${name}${invocation.say(`（${id ?? ""}）`, ` (${id ?? ""})`)}`;
  };
  return {
    person: (id) => (id === undefined ? undefined : id === "system" ? invocation.say("系统", "system") : (persons.get(id) ?? id)),
    department: (id) => departments.get(id) ?? id,
    withId,
    post: (id) => (id === undefined ? undefined : (posts.get(id) ?? id)),
  };
}

