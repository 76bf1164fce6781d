import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { patientPool } from "./patientPool.ts";

test("waits for a server that is not there yet, and gives up in the end", async () => {
  const folder = mkdtempSync(join(tmpdir(), "perennial-patient-"));
  const pool = new pg.Pool({ host: folder, port: 5432, user: "nobody", database: "none" });
  await expect(patientPool(pool, { tries: 3, pause: 5 }).connect()).rejects.toThrow("ENOENT");

  const waiting = patientPool(pool, { tries: 400, pause: 5 }).connect();
  const asked = new Promise<void>((resolve) => {
    // Whoever opens the socket now is let in: authenticated, and ready for a query.
    const server = createServer((socket) => {
      socket.once("data", () => {
        socket.write(Buffer.from("520000000800000000", "hex"));
        socket.write(Buffer.from("5a0000000549", "hex"));
        server.close();
        resolve();
      });
      socket.on("data", () => socket.end());
    });
    server.listen(join(folder, ".s.PGSQL.5432"));
  });
  await asked;
  const client = await waiting;
  client.release(true);
  await pool.end();
});

test("a connection that breaks under a query is told in the way that the worker tries again", async () => {
  const broken = new Error("Connection terminated unexpectedly");
  const wrong = Object.assign(new Error("no such column"), { code: "42703" });
  const client = {
    query: (text: string) =>
      text === "ok" ? Promise.resolve(7) : Promise.reject(text === "sql" ? wrong : broken),
    release: () => {},
  };
  const pool = patientPool({ connect: async () => client } as unknown as pg.Pool);
  const held = await pool.connect();
  expect(await held.query("ok")).toBe(7);
  await expect(held.query("lost")).rejects.toMatchObject({ code: "57P03", cause: broken });
  await expect(held.query("sql")).rejects.toBe(wrong);
});
