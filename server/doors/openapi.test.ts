import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openApi } from "./openapi.ts";
import { addresses } from "./verbRoutes.ts";

test("the document of the API is the golden one; a change of it is a change for whoever calls us", async () => {
  await expect(`${JSON.stringify(openApi(), null, 1)}\n`).toMatchFileSnapshot("./openapi.golden.json");
});

test("no two verbs share an address, and none takes one that is the door's own", () => {
  const seen = new Map<string, string>();
  for (const { name, method, path } of addresses()) {
    const shape = `${method} ${path.replace(/:\w+/g, ":")}`;
    expect(seen.get(shape), `${name} and ${seen.get(shape)} at ${shape}`).toBeUndefined();
    seen.set(shape, name);
    expect(path).toMatch(/^(\/(:?[A-Za-z]+|[a-z]+(-[a-z]+)*))+$/);
    expect(path).not.toMatch(/^\/(v|auth|events|health|files|uploads|openapi\.json)(\/|$)/);
  }
});

test("reads are asked by GET or POST, changes never by GET", () => {
  for (const { name, verb, method } of addresses())
    if (verb.kind !== "read") expect(method, name).not.toBe("GET");
});

test("every verb says in both languages what it does", () => {
  for (const { name, verb } of addresses()) {
    expect(verb.says.zh, name).toMatch(/[一-鿿]/);
    expect(verb.says.en, name).toMatch(/^[^一-鿿]{8,}$/);
  }
});

test("the viewer loads nothing from elsewhere and has no inline script", () => {
  const html = readFileSync(fileURLToPath(new URL("./api/index.html", import.meta.url)), "utf8");
  expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1])).toEqual([
    "/api/viewer.css",
    "/api/openapi.json",
    "/api/viewer.js",
  ]);
  expect(html).not.toMatch(/<script>| on\w+="/);
});
