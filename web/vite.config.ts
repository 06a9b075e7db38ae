import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { cspStyles } from "./csp-styles.ts";
import { pdfFiles } from "./pdf-files.ts";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: "public",
  plugins: [cspStyles(), pdfFiles()],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2022",
    // The CSP knows no data: scripts and no inline styles; everything is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    // "use client" is for servers that render React; here it only fills the log.
    rollupOptions: {
      // The workbench, and the page of a party, which loads nothing of it.
      input: ["index.html", "party.html"].map((page) => fileURLToPath(new URL(page, import.meta.url))),
      onwarn(warning, show) { if (warning.code !== "MODULE_LEVEL_DIRECTIVE") show(warning); },
    },
  },
  esbuild: { jsx: "automatic", legalComments: "none" },
  server: { port: 5173, strictPort: false, proxy: { "/api": "http://127.0.0.1:3000", "/health": "http://127.0.0.1:3000" } },
});
