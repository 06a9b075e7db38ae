export type Catalogues = Record<string, Record<string, string>>;

/** "./zh-CN/shell.json" → "shell". */
export function byArea(files: Record<string, Record<string, string>>): Catalogues {
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ""), texts]));
}
