import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, type Source, sources } from "./testing/sources.ts";

const server = sources("server");
const web = sources("web");
/** Tests, and what is only there for them: it knows the harness. */
const isTest = ({ path, imports }: Source) =>
  /\.test\.tsx?$/.test(path) ||
  path.startsWith("server/testing/") ||
  imports.some(({ to }) => to.startsWith("server/testing/"));
const tests = new Set(server.filter(isTest).map(({ path }) => path));
const product = server.filter((source) => !isTest(source));

/** Lower may not know higher; those of one height are siblings and do not know each other. */
const heights: Readonly<Record<string, number>> = {
  seed: 0, // the sample data's generator: knows nothing, and the importer loads what it makes
  platform: 0,
  geo: 1,
  customers: 2,
  ingest: 3,
  metrics: 4,
  models: 4,
  segments: 4,
  loyalty: 4,
  service: 4,
  followup: 4,
  market: 4,
  programmes: 5,
  dashboards: 5,
  recommendations: 5,
  evaluation: 6,
  doors: 7,
};
/** Beside the product: they look at all of it, and nothing of it looks at them. */
const beside = ["soak", "bench", "testing"];
/** At the server's root stand the words that every domain speaks, and the tables that spread the domains. */
const words = new Set(["verb", "refuse", "fact", "stream", "command", "perform"]);

const domainOf = (path: string) => /^server\/([^/]+)\//.exec(path)?.[1];
const rootFileOf = (path: string) => /^server\/([^/]+)\.ts$/.exec(path)?.[1];

test("every folder of the server has its place in the order", () => {
  const folders = [
    ...new Set(server.map((source) => domainOf(source.path)).filter((name) => name !== undefined)),
  ];
  const unknown = folders.filter(
    (name) => !(name in heights) && !beside.includes(name) && name !== "clickhouse",
  );
  expect(unknown).toEqual([]);
});

test("the product takes nothing from its tests", () => {
  const wrong = product.flatMap(({ path, imports }) =>
    imports.filter(({ to }) => tests.has(to)).map(({ to }) => `${path} → ${to}`),
  );
  expect(wrong).toEqual([]);
});

test("imports go one way and siblings do not know each other", () => {
  const wrong: string[] = [];
  for (const source of product) {
    const from = domainOf(source.path);
    if (from === undefined || !(from in heights)) continue;
    for (const { to } of source.imports) {
      const target = domainOf(to);
      if (target === undefined || target === from) continue;
      const allowed = target in heights && heights[target]! < heights[from]!;
      if (!allowed) wrong.push(`${source.path} → ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("domains take from the server's root only its words, never the tables that are made of them", () => {
  const wrong: string[] = [];
  for (const source of product) {
    const from = domainOf(source.path);
    if (from === undefined || !(from in heights) || from === "doors") continue;
    for (const { to } of source.imports) {
      const file = rootFileOf(to);
      // The importer is the one reader of what the domains declare importable.
      if (from === "ingest" && file === "facts") continue;
      if (file !== undefined && !words.has(file)) wrong.push(`${source.path} → ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("the planted truth of the sample data is known to tests only", () => {
  const wrong = [...server, ...web]
    .filter((source) => !isTest(source) && !source.path.startsWith("server/seed/"))
    .filter((source) => source.imports.some(({ to }) => /^server\/seed\/truth/.test(to)))
    .map((source) => source.path);
  expect(wrong).toEqual([]);
});

test("the seed knows nothing of the models and figures that are fitted to it", () => {
  const wrong = server
    .filter((source) => source.path.startsWith("server/seed/") && !isTest(source))
    .flatMap((source) => source.imports.map(({ to }) => [source.path, to] as const))
    .filter(
      ([, to]) =>
        to.startsWith("@perennial/stats") || /^(stats|server\/(metrics|models|segments))\//.test(to),
    );
  expect(wrong).toEqual([]);
});

test("domain code neither reads the environment nor the clock", () => {
  const forbidden = /\bprocess\.env\b|\bnew Date\(\)|\bDate\.now\(\)|\bMath\.random\(\)/;
  const allowed = new Set([
    "server/platform/clickhouse/embedded.ts", // gives PATH to its child process
    "server/platform/postgres/embedded.ts",
  ]);
  const wrong = product
    .filter(
      ({ path }) => domainOf(path) !== undefined && domainOf(path)! in heights && domainOf(path) !== "doors",
    )
    .filter(({ path }) => !allowed.has(path))
    .filter(({ text }) => forbidden.test(withoutComments(text)))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test("the web app takes shapes, words and types from the server, nothing that runs there", () => {
  const wrong: string[] = [];
  for (const source of web) {
    for (const { to, typeOnly } of source.imports) {
      if (!to.startsWith("server/") || typeOnly) continue;
      if (!/\/(schema|messages)\.ts$/.test(to) && !/^server\/(refuse)\.ts$/.test(to))
        wrong.push(`${source.path} → ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("what the web app may import pulls in nothing of Node", () => {
  const byPath = new Map(server.map((source) => [source.path, source]));
  const wrong: string[] = [];
  const visit = (path: string, seen: Set<string>, way: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { to, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (typeOnly) continue;
      if (to.startsWith("server/")) visit(to, seen, `${way} → ${to}`);
      else if (to.startsWith("node:") || ["pg", "kysely", "chdb", "hono", "pino"].includes(to))
        wrong.push(`${way} → ${to}`);
    }
  };
  for (const { path } of product) if (/\/(schema|messages)\.ts$/.test(path)) visit(path, new Set(), path);
  expect(wrong).toEqual([]);
});

test("the server takes from the web app only what draws and words a letter, and nothing of that needs a browser", () => {
  const byPath = new Map(web.map((source) => [source.path, source]));
  const wrong: string[] = [];
  const seen = new Set<string>();
  const visit = (path: string, way: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    const source = byPath.get(path);
    if (!source || path.endsWith(".tsx")) wrong.push(`${way}: not a plain function`);
    if (/\b(document|window|localStorage|navigator)\./.test(withoutComments(source?.text ?? "")))
      wrong.push(`${way}: needs a browser`);
    for (const { to, typeOnly } of source?.imports ?? []) {
      if (typeOnly) continue;
      if (to.startsWith("web/")) visit(to, `${way} → ${to}`);
      else if (!to.startsWith("server/") && !/^(echarts|zod)(\/|$)/.test(to)) wrong.push(`${way} → ${to}`);
    }
  };
  for (const { path, imports } of product)
    for (const { to, typeOnly } of imports.filter(({ to }) => to.startsWith("web/"))) {
      if (!path.startsWith("server/dashboards/letter/")) wrong.push(`${path} → ${to}`);
      if (!typeOnly) visit(to, `${path} → ${to}`);
    }
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(10);
});

/** Rows are only ever added here, each by whoever has something to say, in the transaction in which it becomes true. */
const addedToByAll = new Set(["outbox", "source"]);

test("each table has one domain that writes it", () => {
  const writers = new Map<string, Set<string>>();
  for (const { path, text } of product) {
    const domain = domainOf(path);
    if (domain === undefined || !(domain in heights)) continue;
    for (const table of writtenIn(text)) writers.set(table, (writers.get(table) ?? new Set()).add(domain));
  }
  const several = [...writers]
    .filter(([table, domains]) => domains.size > 1 && !addedToByAll.has(table))
    .map(([table, domains]) => `${table}: ${[...domains].sort().join(", ")}`);
  expect(several).toEqual([]);
});

/** Declarations of many like things, read as a list and never from end to end. */
const lists = /\/(\w+Fact|schema|messages)\.ts$/;

test("no file is longer than a person reads at once", () => {
  const long = [...server, ...web]
    .map(({ path, text }) => ({ path, lines: text.split("\n").length }))
    .filter(({ path, lines }) => lines > (lists.test(path) ? 600 : 400));
  expect(long).toEqual([]);
});

test("there are no barrels and no drawers", () => {
  const wrong = [...server, ...web]
    .map(({ path }) => path)
    .filter((path) => /\/(index|utils?|helpers?|common|misc)\.tsx?$/.test(path));
  expect(wrong).toEqual([]);
});

test("migrations are numbered by the time they were written", () => {
  for (const folder of ["postgres", "clickhouse"])
    for (const name of readdirSync(join(root, "server", folder)).filter((file) => file.endsWith(".sql")))
      expect(name).toMatch(/^\d{8}T\d{4}_[a-z][a-z_0-9]*\.sql$/);
});

const knownTables = new Set(
  readdirSync(join(root, "server", "postgres"))
    .filter((name) => name.endsWith(".sql"))
    .flatMap((name) => [
      ...readFileSync(join(root, "server", "postgres", name), "utf8").matchAll(
        /^create table (?:if not exists )?"?(\w+)"?/gm,
      ),
    ])
    .map((match) => match[1]!),
);

/** Tables that a file inserts into, updates or deletes from: by the query builder, or in SQL text. */
function* writtenIn(text: string): Iterable<string> {
  const code = withoutComments(text);
  for (const match of code.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\("(\w+)/g)) yield match[1]!;
  for (const match of code.matchAll(/\b(?:insert into|update|delete from|copy)\s+"?(\w+)"?/g))
    if (knownTables.has(match[1]!)) yield match[1]!;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}
