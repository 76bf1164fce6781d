import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import { openApi } from "./openapi.ts";
import { webApp } from "./webApp.ts";

/** The document of the API, and the page that shows it. Both are open: they say what there is, not what it holds. */
export function apiPage(app: Hono) {
  const files = webApp(fileURLToPath(new URL("./api", import.meta.url)));
  let document: string | undefined;
  app.get("/api/openapi.json", (c) => {
    document ??= JSON.stringify(openApi());
    return c.body(document, 200, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-cache",
    });
  });
  for (const path of ["/api", "/api/", "/api/viewer.js", "/api/viewer.css"]) {
    app.get(path, async (c) => (await files(c, path.slice("/api".length) || "/"))!);
  }
}
