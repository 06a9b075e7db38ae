import express, { Router } from "express";
import { absolutePath } from "swagger-ui-dist";

const page = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API</title><link rel="stylesheet" href="swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="swagger-ui-bundle.js"></script><script src="start.js"></script></body>
</html>
`;

const start = `window.ui = SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });\n`;

/** Swagger UI writes style attributes; its scripts are files. */
const policy = "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'";

/** A readable page of the OpenAPI file, from files of our own: works offline, without inline scripts. */
export function docsPages(): Router {
  const router = Router({ strict: false });
  const index: express.RequestHandler = (request, response) => {
    // Relative links need the slash at the end.
    if (!request.originalUrl.split("?")[0]?.endsWith("/")) response.redirect(301, `${request.baseUrl}/`);
    else response.set("Content-Security-Policy", policy).type("html").send(page);
  };
  router.get("/", index);
  router.get("/start.js", (_request, response) => { response.type("js").send(start); });
  router.use(express.static(absolutePath(), { index: false, redirect: false, dotfiles: "ignore", extensions: false }));
  return router;
}
