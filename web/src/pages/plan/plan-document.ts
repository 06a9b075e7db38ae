import { Document, LineCounter, YAMLMap, isMap, isScalar, isSeq, parseDocument } from "yaml";

export type PlanPath = readonly (string | number)[];
export type PlanValue = Readonly<Record<string, unknown>>;

/** A plan's text as it was read: its content as far as it can be read, and where things stand in it. */
export interface PlanReading {
  value: PlanValue;
  /** The first line that cannot be read; then `value` is empty and only the text can be edited. */
  unreadableLine: number | undefined;
  /** The line, from 1, of "items[2].due.after", of its nearest parent, or of "line 3:5". */
  lineOf: (path: string) => number;
}

/** As the server reads it: YAML 1.2 without tags, few aliases. */
const options = { version: "1.2", schema: "core", uniqueKeys: true, stringKeys: true, resolveKnownTags: false, customTags: null, merge: false, prettyErrors: false } as const;
const mostAliases = 50;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** "items[2].due.after" → ["items", 2, "due", "after"]. */
export function pathParts(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([part, index]) => (index === undefined ? part : Number(index)));
}

/** ["items", 2, "due"] → "items[2].due". */
export function pathText(path: PlanPath): string {
  return path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`), "");
}

export function readPlan(text: string): PlanReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...options, lineCounter: lines });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: string): number => {
    const told = /^line (\d+)/.exec(path)?.[1];
    return told === undefined ? lineAt(offsetOf(document, pathParts(path))) : Number(told);
  };
  const [trouble] = [...document.errors, ...document.warnings];
  if (trouble !== undefined) return { value: {}, unreadableLine: lineAt(trouble.pos[0]), lineOf };
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { value: isRecord(value) ? value : {}, unreadableLine: value === null || isRecord(value) ? undefined : 1, lineOf };
  } catch {
    // Too many aliases, or one that names nothing.
    return { value: {}, unreadableLine: 1, lineOf };
  }
}

/** Where the deepest part of a path that is there begins. */
function offsetOf(document: Document.Parsed, path: PlanPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === part);
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      const item: unknown = node.items[part];
      if (item === undefined) return offset;
      offset = isMap(item) || isSeq(item) || isScalar(item) ? item.range?.[0] ?? offset : offset;
      node = item;
    } else return offset;
  }
  return offset;
}

/** The text with one place changed, everything else with its comments as it was; `undefined` takes the place away. A text that cannot be read stays. */
export function editPlan(text: string, path: PlanPath, value: unknown): string {
  const document: Document = parseDocument(text, options);
  if (document.errors.length > 0) return text;
  if (!isMap(document.contents)) document.contents = document.createNode({});
  for (let depth = 1; depth < path.length; depth += 1) {
    const node = document.getIn(path.slice(0, depth), true);
    // A rule may stand as its bare title; what a number or a word stands in the way of becomes a group of fields.
    if (isScalar(node)) document.setIn(path.slice(0, depth), document.createNode(typeof path[depth] === "number" ? [] : path[0] === "regimes" && typeof node.value === "string" ? { title: node.value } : {}));
  }
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(value));
  return written(document);
}

/** A plan as a text to be edited, the fields that people look for first in the order they look for them. */
export function planText(value: PlanValue): string {
  return written(new Document(value, { version: "1.2", aliasDuplicateObjects: false }));
}

function written(document: Document): string {
  if (document.contents instanceof YAMLMap) document.contents.flow = false;
  return document.toString({ lineWidth: 0 });
}
