import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openApi } from "./openapi.ts";
import { addresses } from "./verbRoutes.ts";

/** JSON with one operation and one shape a line, so that a difference is read line by line. */
function lines(value: unknown, depth: number): string {
  if (depth === 0 || typeof value !== "object" || value === null || Array.isArray(value))
    return JSON.stringify(value);
  const parts = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${lines(item, depth - 1)}`,
  );
  return `{\n${parts.join(",\n")}\n}`;
}

test("the document of the API is the golden one; a change of it is a change for whoever calls us", async () => {
  await expect(`${lines(openApi(), 3)}\n`).toMatchFileSnapshot("./openapi.golden.json");
});

test("every reference in the document leads somewhere", () => {
  const document = openApi() as unknown;
  const at = (pointer: string) =>
    pointer
      .slice(2)
      .split("/")
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
  expect(references.length).toBeGreaterThan(100);
  expect([...new Set(references)].filter((reference) => at(reference) === undefined)).toEqual([]);
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
