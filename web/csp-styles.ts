import type { Plugin } from "vite";

/**
 * Ant Design gives its own styles the nonce, but three places below it do not: the scroll lock of dialogs, the measuring of
 * scrollbars, and the text area that grows. The Gantt's style sheet asks its maker's server for fonts. Our policy would
 * refuse them, so they are mended on the way into the bundle. A version in which the place is not found any more does not
 * build: then look whether it still needs mending.
 */
const mends: { file: RegExp; from: string | RegExp; to: string }[] = [
  {
    file: /@rc-component\/util\/es\/Dom\/dynamicCSS\.js/,
    from: "  styleNode.innerHTML = css;",
    to: "  if (!csp?.nonce) styleNode.nonce = document.querySelector('meta[name=\"style-nonce\"]')?.content ?? '';\n  styleNode.innerHTML = css;",
  },
  {
    file: /@rc-component\/input\/es\/calculateNodeHeight\.js/,
    from: "hiddenTextarea.setAttribute('style', `${sizingStyle};${HIDDEN_TEXTAREA_STYLE}`);",
    to: "hiddenTextarea.style.cssText = `${sizingStyle};${HIDDEN_TEXTAREA_STYLE}`;",
  },
  { file: /@svar-ui\/react-gantt\/dist-full\/index\.css/, from: /@font-face *\{[^}]*https:[^}]*\}/g, to: "" },
  // Not the policy's, but mended in the same way, for readers of screens: its table counts rows from 0, and gives rows of a table that is no tree an open state.
  { file: /@svar-ui\/react-grid\/dist\/index\.es\.js/, from: /"aria-rowindex": w,(\s*)"aria-expanded": o\.open,/, to: '"aria-rowindex": w + 1,$1"aria-expanded": ee ? o.open : void 0,' },
];

export function cspStyles(): Plugin {
  const mended = new Set<RegExp>();
  return {
    name: "csp-styles",
    // Before Vite makes modules of style sheets.
    enforce: "pre",
    transform(code, id) {
      const mend = mends.find(({ file }) => file.test(id));
      if (mend === undefined) return undefined;
      const mendedCode = code.replace(mend.from, mend.to);
      if (mendedCode === code) this.error(`${id} has changed: see web/csp-styles.ts`);
      mended.add(mend.file);
      return { code: mendedCode, map: null };
    },
    buildEnd(error) {
      if (error === undefined && mended.size !== mends.length) this.error("a file of web/csp-styles.ts is not in the bundle any more");
    },
  };
}
