import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../../cli.ts";
import { openDataDirectory } from "../../platform/dataDirectory.ts";
import { silent } from "../../platform/logger.ts";
import { type Product, startProduct } from "../../start.ts";
import { createHttpApp } from "../http.ts";

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "perennial-cli-"));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function cli(...argv: string[]) {
  let out = "";
  let err = "";
  const code = await runCli([...argv, "--data", data], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

async function withServer(work: () => Promise<void>) {
  const directory = openDataDirectory(data);
  const product: Product = await startProduct({ data, log: silent, byTheClock: false });
  const http = createHttpApp(product, { data });
  const server = createServer(getRequestListener(http.app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  directory.announce(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
  try {
    await work();
  } finally {
    http.close();
    server.close();
    server.closeAllConnections();
    await product.stop();
    directory.release();
  }
}

test("without a server the engines run for the command's own time", async () => {
  const me = await cli("whoAmI", "--json");
  expect(me.code).toBe(0);
  expect(JSON.parse(me.out)).toMatchObject({ role: "administrator", user: { name: "CLI" } });
  openDataDirectory(data).release();
});

test("with a server the command goes to it, with the token of the data directory", async () => {
  await withServer(async () => {
    const changed = await cli("saveCompany", "--company", "常青商贸", "--goodIsBlue", "false", "--json");
    expect(JSON.parse(changed.out)).toMatchObject({ company: "常青商贸", goodIsBlue: false });
    const people = await cli("listRoles", "--lang", "zh");
    expect(people.out).toMatch(/^roles \(6 行\)\nrole +may +masked\n─/);
    const audit = await cli("listAudit", "--input", '{"verb":"saveCompany"}', "--limit", "1", "--json");
    expect(JSON.parse(audit.out).lines).toMatchObject([{ verb: "saveCompany", via: "cli", actor: "cli" }]);
    const refused = await cli("changeRole", "--person", "99", "--role", "viewer", "--lang", "zh");
    expect(refused).toMatchObject({ code: 1, err: "没有这个用户。\n" });
    const invalid = await cli("listAudit", "--limit", "0", "--lang", "en", "--json");
    expect(JSON.parse(invalid.err).error.code).toBe("platform.invalid");
  });
});

test("a server that ends while it is asked is said in a sentence", async () => {
  const directory = openDataDirectory(data);
  const server = createServer((request) => request.socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  directory.announce(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
  try {
    const answer = await cli("whoAmI", "--lang", "en");
    expect(answer).toEqual({
      code: 1,
      out: "",
      err: expect.stringMatching(/^Perennial does not answer.*\n$/),
    });
  } finally {
    server.close();
    directory.release();
  }
});

test("an import uses a saved template only by its name, and only for its own kind of data", async () => {
  const first = join(data, "a.csv");
  writeFileSync(first, "会员号,手机\nM1,13900000001\n");
  const imported = async (...more: string[]) => {
    const { out, err } = await cli("import", first, "--dry-run", "--json", ...more);
    if (err !== "") return JSON.parse(err).error.code as string;
    const { options } = JSON.parse((await cli("readImport", "--id", JSON.parse(out).id, "--json")).out);
    return { sms: options.basis.sms, template: options.template };
  };
  await withServer(async () => {
    const { out } = await cli(
      ...["import", first, "--kind", "customers", "--dry-run", "--json"],
      "--basis",
      "sms=consent",
    );
    const kept = await cli("saveMatchTemplate", "--importId", JSON.parse(out).id, "--name", "会员", "--json");
    const template = JSON.parse(kept.out).templateId;
    expect(await imported("--kind", "customers")).toEqual({ sms: "unknown", template: null });
    expect(await imported("--template", "会员")).toEqual({ sms: "consent", template });
    expect(await imported("--template", "会员", "--kind", "orders")).toBe("ingest.template_of_another_kind");
  });
});

test("misspelt commands and flags are told what there is", async () => {
  expect(await cli("doNothing")).toMatchObject({ code: 2, err: expect.stringContaining("unknown command") });
  expect(await cli("listAudit", "--nothing", "1")).toMatchObject({ code: 2 });
  expect(await cli("listAudit", "--input", "{broken")).toMatchObject({ code: 2 });
  const help = await cli("--help", "--lang", "zh");
  expect(help.out).toContain("listAudit");
  expect(help.out).toContain("操作记录");
});
