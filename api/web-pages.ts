import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import express, { Router, type Request } from "express";
import { Problem } from "./problem.ts";

const noncePlace = "%STYLE_NONCE%";
const yearMs = 365 * 24 * 60 * 60 * 1000;

/**
 * The workbench as Vite built it into `folder`: files named by their hash under /assets for ever, and the one page for every
 * other address that a browser opens, so that a link to an item leads to the item. Without a build there is no page.
 */
export function webPages(folder: string): Router {
  const router = Router({ caseSensitive: true });
  const index = join(folder, "index.html");
  const party = join(folder, "party.html");
  if (!existsSync(index)) return router;

  router.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: yearMs, index: false, redirect: false, dotfiles: "ignore" }));
  router.use("/assets", (request) => { throw unknown(request); });
  router.use(express.static(folder, { maxAge: 0, index: false, redirect: false, dotfiles: "ignore" }));
  router.get(/.*/, async (request, response, next) => {
    if (isOfServer(request.path) || request.accepts("html") !== "html") {
      next();
      return;
    }
    // A party's page has an address of its own, and its token in the fragment, which is not sent here.
    const entry = request.path === "/party" ? party : index;
    // Read for each answer: it names the build's files, which a new build replaces under a running server.
    const page = await readFile(entry, "utf8");
    const nonce = randomBytes(16).toString("base64url");
    response
      .set("Content-Security-Policy", pagePolicy(nonce))
      .set("Cache-Control", "no-store")
      .type("html")
      .send(page.replace(noncePlace, nonce));
  });
  return router;
}

/** Scripts from our own files only; styles from files, and those that the page itself makes under this answer's nonce. */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'", "script-src 'self'", "worker-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "manifest-src 'self'",
    "frame-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join(";");
}

function isOfServer(path: string): boolean {
  return path === "/api" || path.startsWith("/api/") || path === "/health" || path.startsWith("/health/");
}

function unknown(request: Request): Problem {
  return new Problem("unknown-address", { params: { path: (request.originalUrl.split("?")[0] ?? "").slice(0, 200) } });
}
