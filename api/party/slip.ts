import qrcode from "qrcode-generator";
import type { Language } from "../problem.ts";

/** What the slip 二维码凭条 says; nothing but the link itself tells who it is for. */
export interface Slip {
  court: string;
  number: string;
  /** Role and masked name. */
  holder: string;
  url: string;
  expiresOn: string;
  code?: { digits: string; untilTime: string };
}

/** Millimetres: A6 across, as a till prints it. */
const widthMm = 148;
const heightMm = 105;
const qrMm = 58;
/** The quiet zone that readers need, in modules. */
const quiet = 4;

const texts = {
  zh: {
    title: "纠纷进度查询", scan: "请用手机扫描二维码查看进度、期限和计算说明", expires: (on: string) => `链接有效至 ${on}`, code: (digits: string, until: string) => `验证码 ${digits}（${until} 前有效，限用一次）`,
    keep: "此链接只供本人使用，请勿转发。遗失请到法院收回。", paper: "也可以到法院窗口以书面办理，效力相同。",
  },
  en: {
    title: "Your dispute", scan: "Scan for its stage, its dates and how they were computed", expires: (on: string) => `The link is good until ${on}`, code: (digits: string, until: string) => `Code ${digits} (until ${until}, once)`,
    keep: "For you alone: do not pass it on. If it is lost, have the court take it back.", paper: "Everything can be done on paper at the court as well; it counts the same.",
  },
} as const;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);
}

/** The dark modules as one path, a unit each. */
function qrPath(url: string): { path: string; modules: number } {
  const code = qrcode(0, "M");
  code.addData(url);
  code.make();
  const modules = code.getModuleCount();
  let path = "";
  for (let row = 0; row < modules; row += 1) {
    for (let column = 0; column < modules; column += 1) if (code.isDark(row, column)) path += `M${String(column + quiet)} ${String(row + quiet)}h1v1h-1z`;
  }
  return { path, modules: modules + 2 * quiet };
}

/** A slip to print, as SVG: A6 across, black on white. */
export function slipSvg(slip: Slip, language: Language): string {
  const words = texts[language];
  const { path, modules } = qrPath(slip.url);
  const left = qrMm + 14;
  const lines = [
    { y: 34, size: 4.2, text: slip.number }, { y: 41, size: 4.2, text: slip.holder }, { y: 48, size: 3.6, text: words.expires(slip.expiresOn) },
    ...(slip.code === undefined ? [] : [{ y: 58, size: 4.2, text: words.code(slip.code.digits, slip.code.untilTime) }]),
  ];
  const line = ({ x = left, y, size, text }: { x?: number; y: number; size: number; text: string }): string => `<text x="${String(x)}" y="${String(y)}" font-size="${String(size)}">${escaped(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(widthMm)}mm" height="${String(heightMm)}mm" viewBox="0 0 ${String(widthMm)} ${String(heightMm)}" font-family="sans-serif">`,
    `<rect width="${String(widthMm)}" height="${String(heightMm)}" fill="#fff"/>`,
    line({ x: 8, y: 12, size: 5, text: slip.court }), line({ x: 8, y: 20, size: 4.6, text: words.title }),
    `<svg x="6" y="24" width="${String(qrMm)}" height="${String(qrMm)}" viewBox="0 0 ${String(modules)} ${String(modules)}" shape-rendering="crispEdges"><path d="${path}"/></svg>`,
    ...lines.map(line),
    line({ x: 8, y: 87, size: 3.4, text: words.scan }), line({ x: 8, y: 93, size: 3.4, text: words.keep }), line({ x: 8, y: 99, size: 3.4, text: words.paper }),
    "</svg>",
  ].join("");
}
