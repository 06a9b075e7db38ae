import type { Plugin } from "vite";

/**
 * Ant Design gives its own styles the nonce, but three places below it do not: the scroll lock of dialogs, the measuring of
 * scrollbars, and the text area that grows. Our policy would refuse them, so they are mended on the way into the bundle. A
 * version in which the place is not found any more does not build: then look whether it still needs mending.
 */
const mends: { file: RegExp; from: string; to: string }[] = [
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
];

export function cspStyles(): Plugin {
  const mended = new Set<string>();
  return {
    name: "csp-styles",
    transform(code, id) {
      const mend = mends.find(({ file }) => file.test(id));
      if (mend === undefined) return undefined;
      if (!code.includes(mend.from)) this.error(`${id} has changed: see web/csp-styles.ts`);
      mended.add(mend.from);
      return { code: code.replace(mend.from, mend.to), map: null };
    },
    buildEnd(error) {
      if (error === undefined && mended.size !== mends.length) this.error("a file of web/csp-styles.ts is not in the bundle any more");
    },
  };
}
