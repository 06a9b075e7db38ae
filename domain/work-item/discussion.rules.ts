import { calledOn } from "../authority/mentions.ts";
import type { Accepted, Context, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import type { WorkItemCommand, WorkItemEvent } from "./work-item.ts";
import type { Item } from "./work-item.people.ts";
import { subject } from "./work-item.reactions.ts";

type Decision = Accepted<WorkItemEvent> | Rejected;
type Command<Type extends WorkItemCommand["type"]> = Extract<WorkItemCommand, { type: Type }>;

/** They are part of the item's state, which every command reads. */
const maxFiles = 200;

/** 佐证: a file whose content is safe already becomes part of the record. */
export function attachFile(item: Item, command: Command<"AttachFile">, at: Context): Decision {
  const { sha256, name, sizeBytes, mediaType } = command;
  if (!/^[0-9a-f]{64}$/.test(sha256) || name.trim() === "" || !(Number.isInteger(sizeBytes) && sizeBytes > 0)) return rejected("FileUnnamed");
  const files = item.files ?? [];
  const before = files.find((file) => file.sha256 === sha256);
  if (before !== undefined) return rejected("FileAttachedBefore", { name: before.name });
  if (files.length >= maxFiles) return rejected("TooManyFiles", { most: maxFiles });
  return accepted({ type: "FileAttached", sha256, name, sizeBytes, mediaType, by: at.actor.id });
}

/** 留言: no date moves, no rung and no step is stopped by it. Whoever is called on and may read the record is told. */
export function comment(item: Item, command: Command<"Comment">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  const called = calledOn(command.text, command.mentions ?? [], subject(item), at);
  if ("unknown" in called) return rejected("UnknownPerson", { persons: called.unknown });
  return accepted({ type: "Commented", text: command.text, by: at.actor.id, mentioned: called.persons });
}
