// Every text of the workbench stands in both catalogues, is used, and stands nowhere else. Exit code 1 with a line for each fault.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const source = fileURLToPath(new URL("../web/src", import.meta.url));
const languages = ["zh-CN", "en"];
/** @type {string[]} */
const faults = [];

/** Keys "area:key" of a language. @param {string} language */
function keysOf(language) {
  const folder = join(source, "texts", language);
  const keys = new Map();
  for (const file of readdirSync(folder)) {
    const texts = JSON.parse(readFileSync(join(folder, file), "utf8"));
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text !== "string" || text === "") faults.push(`texts/${language}/${file}: ${key} is empty`);
      keys.set(`${file.replace(/\.json$/, "")}:${key}`, text);
    }
  }
  return keys;
}

const catalogues = languages.map(keysOf);
const [first, second] = catalogues;
/** i18next looks for plural forms behind the key itself; languages differ in which they have. @param {string} key */
const plain = (key) => key.replace(/_(zero|one|two|few|many|other)$/, "");
for (const key of first.keys()) if (!second.has(key)) faults.push(`${key} is missing in ${languages[1]}`);
for (const key of second.keys()) if (!first.has(plain(key))) faults.push(`${key} is missing in ${languages[0]}`);
/** Places of a text must be the same in both. @param {string} text */
const places = (text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort().join(" ");
for (const [key, text] of first) if (second.has(key) && places(text) !== places(second.get(key))) faults.push(`${key} has other {{places}} in ${languages[1]}`);

const areas = [...new Set([...first.keys(), ...second.keys()].map((key) => key.split(":")[0]))];
const keyForm = new RegExp(`^(${areas.join("|")}):[\\w.-]*$`);
const used = new Set();
/** @type {Set<string>} */
const families = new Set();
/** Attributes whose text people read. */
const readAttributes = new Set(["title", "label", "placeholder", "aria-label", "alt", "description", "extra", "message", "okText", "cancelText", "tip"]);
/** Words of three or more letters with a space between: a sentence, not a name. */
const sentence = /[A-Za-z]{3,} [A-Za-z]{2,}/;

/** @param {string} folder @returns {string[]} */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "texts" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && entry.name !== "schema.d.ts" ? [path] : [];
  });
}

for (const path of sources(source)) {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  /** @param {ts.Node} node @param {string} fault */
  const blame = (node, fault) => faults.push(`${relative(source, path)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${fault}`);
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) {
      if (keyForm.test(node.text)) {
        used.add(node.text);
        if (!first.has(node.text)) blame(node, `no text ${node.text}`);
      } else if (/[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/.test(node.text)) blame(node, `text outside the catalogues: ${node.text}`);
      else if (ts.isJsxAttribute(node.parent) && readAttributes.has(node.parent.name.getText()) && /[A-Za-z]{2,}/.test(node.text)) blame(node, `text outside the catalogues: ${node.text}`);
      else if (path.endsWith("x") && sentence.test(node.text) && !isClassName(node) && !isForProgrammers(node)) blame(node, `text outside the catalogues: ${node.text}`);
    } else if (ts.isTemplateExpression(node)) {
      if (keyForm.test(node.head.text)) families.add(node.head.text);
      else if (/[\u3400-\u9fff]/.test(node.getText())) blame(node, "text outside the catalogues");
    } else if (ts.isJsxText(node) && /[\p{L}]{2,}/u.test(node.text)) blame(node, `text outside the catalogues: ${node.text.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** @param {ts.Node} node */
function isClassName(node) {
  for (let at = node.parent; at !== undefined && !ts.isStatement(at); at = at.parent) {
    if (ts.isJsxAttribute(at)) return at.name.getText() === "className" || at.name.getText() === "rootClassName";
  }
  return false;
}

/** Messages of errors that mean a defect. @param {ts.Node} node */
function isForProgrammers(node) {
  return ts.isNewExpression(node.parent) && /(Type|Range)Error$/.test(node.parent.expression.getText());
}

for (const family of families) if (![...first.keys()].some((key) => key.startsWith(family))) faults.push(`no text begins with ${family}`);
for (const key of new Set([...first.keys(), ...second.keys()])) {
  if (!used.has(plain(key)) && ![...families].some((family) => key.startsWith(family))) faults.push(`${key} is not used`);
}

if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n${faults.length} fault(s) in the workbench's texts; see web/README.md, "Add a text"\n`);
  process.exitCode = 1;
}
