import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const library = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

/** What PDF.js asks for by name while it reads: character maps (Chinese fonts that are not in the file), the standard fonts, decoders of scans that need no WebAssembly; and their licences. */
const kept: { folder: string; files: RegExp }[] = [
  { folder: "cmaps", files: /^(LICENSE|.+\.bcmap)$/ },
  { folder: "standard_fonts", files: /^(LICENSE.*|.+\.(pfb|ttf))$/ },
  { folder: "wasm", files: /^(LICENSE_(PDFJS_)?(JBIG2|OPENJPEG)|.+_nowasm_fallback\.js)$/ },
];

/** Where the page finds them: `pdfFiles` of web/src/pages/item/pdf-document.ts. Assets are kept by browsers for a year, so the version is in the address. */
function addressOf(folder: string, file: string): string {
  const { version } = JSON.parse(readFileSync(join(library, "package.json"), "utf8")) as { version: string };
  return `assets/pdfjs-${version}/${folder}/${file}`;
}

/** PDF.js's own files, served from our own address: nothing of it is on the way until somebody opens a PDF. */
export function pdfFiles(): Plugin {
  const files = new Map(kept.flatMap(({ folder, files: wanted }) => {
    const found = readdirSync(join(library, folder)).filter((file) => wanted.test(file));
    return found.map((file) => [addressOf(folder, file), join(library, folder, file)] as const);
  }));
  return {
    name: "pdf-files",
    generateBundle() {
      for (const [fileName, path] of files) this.emitFile({ type: "asset", fileName, source: readFileSync(path) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = files.get((request.url ?? "").slice(1));
        if (path === undefined) next();
        else response.setHeader("Content-Type", path.endsWith(".js") ? "text/javascript" : "application/octet-stream").end(readFileSync(path));
      });
    },
  };
}
