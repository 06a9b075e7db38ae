/** Longest text that is indexed, in characters. */
const maxLength = 400;

/** A text as search compares it: compatibility forms folded, lower case, runs of white space made one. */
export function searchable(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim().slice(0, maxLength);
}

/**
 * Single characters and neighbouring pairs of a text: an index that works for a language without spaces. A query is
 * answered by the rows that hold all of its pairs.
 */
export function searchPairs(...texts: (string | undefined)[]): string[] {
  const key = texts.join("\u0000");
  const known = lately.get(key);
  if (known !== undefined) return known;
  const pairs = pairsOf(texts);
  if (lately.size >= mostKept) lately.clear();
  lately.set(key, pairs);
  return pairs;
}

/** Titles hardly ever change, but the door projects them with every command. */
const lately = new Map<string, string[]>();
const mostKept = 10_000;

/** The same for texts that are not to be kept in memory, because a redaction may take them away. */
export function pairsOf(texts: readonly (string | undefined)[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    if (text === undefined) continue;
    const characters = [...searchable(text)];
    characters.forEach((character, index) => {
      found.add(character);
      const next = characters[index + 1];
      if (next !== undefined) found.add(character + next);
    });
  }
  return [...found];
}
