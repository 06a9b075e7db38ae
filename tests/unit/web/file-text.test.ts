import { fileText, mostShown } from "../../../web/src/pages/item/file-text.ts";

const bytesOf = (...bytes: number[]): ArrayBuffer => new Uint8Array(bytes).buffer;
const utf8 = (text: string): ArrayBuffer => new Uint8Array(new TextEncoder().encode(text)).buffer;

test("a text is read as UTF-8, without its byte order mark", () => {
  expect(fileText(utf8("\uFEFF企业名单 👨‍👩‍👧"))).toEqual({ encoding: "utf-8", text: "企业名单 👨‍👩‍👧", length: "企业名单 👨‍👩‍👧".length });
});

test("what is no UTF-8 is read as GB 18030, and said to be", () => {
  expect(fileText(bytesOf(0xc6, 0xf3, 0xd2, 0xb5))).toEqual({ encoding: "gb18030", text: "企业", length: 2 });
});

test("what is neither is not guessed at", () => {
  expect(fileText(bytesOf(0xff, 0xff, 0x00))).toEqual({ encoding: "unknown" });
});

test("a long text is cut, never within a character", () => {
  const shown = fileText(utf8(`${"甲".repeat(mostShown - 1)}😀乙`));
  expect(shown).toEqual({ encoding: "utf-8", text: "甲".repeat(mostShown - 1), length: mostShown + 2 });
});
