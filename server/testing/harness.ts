import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type Call, perform } from "../perform.ts";
import { EmbeddedClickHouse } from "../platform/clickhouse/embedded.ts";
import { silent } from "../platform/logger.ts";
import { oldestUncarried, outboxPosition } from "../platform/outbox.ts";
import { masksOf, permissionsOf, type Role, type RowScope } from "../platform/roles.ts";
import type { Services } from "../platform/services.ts";
import { type Product, startProduct } from "../start.ts";
import type { Actor, VerbInput, VerbOutput } from "../verb.ts";
import { type VerbName, type Verbs, verbs } from "../verbs.ts";
import { openClickHouseDoor } from "./clickhouseDoor.ts";

export interface Harness extends Product {
  /** Calls a verb as an administrator, or as whoever is given. */
  call<K extends VerbName>(
    name: K,
    input: VerbInput<Verbs[K]>,
    as?: Partial<Call>,
  ): Promise<VerbOutput<Verbs[K]>>;
  /** Someone with a role; a member row is made for him. */
  person(role: Role, scope?: RowScope): Promise<Actor>;
  /** Everything that is committed is in ClickHouse. */
  carry(): Promise<void>;
  /** The clock that the product sees. */
  setNow(now: Date): void;
  folder: string;
}

/**
 * The real product on the real stores, in a database and a folder of its own, with the clock at noon on 2026-11-21. Jobs run
 * where they are asked for; with `watching`, what follows new facts by itself does so too.
 */
export async function startHarness(
  options: { background?: boolean; watching?: boolean; remoteClickHouse?: boolean } = {},
): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), "perennial-h-"));
  const connection = JSON.parse(process.env.PERENNIAL_TEST_POSTGRES ?? "null") as pg.ClientConfig | null;
  if (!connection) throw new Error("run through vitest with server/testing/globalSetup.ts");
  const name = `t_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ ...connection, database: "postgres" });
  await admin.connect();
  await admin.query(`create database ${name} template perennial_template`);
  let now = new Date("2026-11-21T04:00:00Z");
  const url = `postgres://${connection.user}:${connection.password as string}@localhost/${name}?host=${encodeURIComponent(connection.host!)}`;
  if (!options.remoteClickHouse) copyStore(folder);
  const elsewhere = options.remoteClickHouse ? await clickHouseElsewhere(folder) : undefined;
  const product = await startProduct({
    data: folder,
    clickhouseUrl: elsewhere?.url,
    log: silent,
    databaseUrl: url,
    clock: () => now,
    address: "http://127.0.0.1:0",
    background: options.background ?? true,
    engineSettings: askedOnce,
    byTheClock: false,
    watching: options.watching ?? false,
  });
  const stopProduct = product.stop;
  const carryOnce = product.carry;
  const administrator = actor("administrator", { all: true }, null);
  if (elsewhere) Object.defineProperty(product, "clickhousePid", { get: elsewhere.pid });
  return Object.assign(product, {
    folder,
    setNow(next: Date) {
      now = next;
    },
    async call<K extends VerbName>(verb: K, input: VerbInput<Verbs[K]>, as: Partial<Call> = {}) {
      const answer = await perform(product.services, verb, verbs[verb], input, {
        actor: administrator,
        language: "zh",
        ...as,
      });
      return answer as VerbOutput<Verbs[K]>;
    },
    carry: () => carryEverything(product.services, carryOnce),
    async person(role: Role, scope: RowScope = { all: true }) {
      const row = await product.services.db
        .insertInto("member")
        .values({ name: role, role, scope: JSON.stringify(scope), created_at: now })
        .returning("person")
        .executeTakeFirstOrThrow();
      return actor(role, scope, row.person);
    },
    async stop() {
      await stopProduct();
      await elsewhere?.stop();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** Tests ask nothing often enough for machine code to pay: making it takes a third of a statement's time. */
const askedOnce = { compile_expressions: 0, compile_aggregate_expressions: 0, compile_sort_description: 0 };

/** The engine finds its tables there. */
function copyStore(folder: string) {
  const store = process.env.PERENNIAL_TEST_CLICKHOUSE;
  if (!store) throw new Error("run through vitest with server/testing/globalSetup.ts");
  cpSync(store, join(folder, "clickhouse", "store"), { recursive: true, verbatimSymlinks: true });
}

/**
 * Carries until nothing is left. Once may not be enough: transactions are numbered for a whole PostgreSQL server, which
 * the tests share, so that the long transaction of one test holds back for a while what another one has committed.
 */
async function carryEverything({ db, ch }: Services, carry: () => Promise<void>): Promise<void> {
  for (let i = 0; i < 1000; i++) {
    await carry();
    if ((await oldestUncarried(db, await outboxPosition(ch))) === null) return;
    await setTimeout(20);
  }
  throw new Error("the outbox did not empty");
}

/** An engine behind an HTTP door, as a server elsewhere would be. */
async function clickHouseElsewhere(folder: string) {
  const engine = new EmbeddedClickHouse({ directory: join(folder, "elsewhere"), log: silent });
  await engine.start();
  const door = await openClickHouseDoor(engine);
  return {
    url: door.url,
    pid: () => engine.pid,
    async stop() {
      await door.close();
      await engine.stop();
    },
  };
}

function actor(role: Role, scope: RowScope, person: number | null): Actor {
  return {
    id: person === null ? "system" : `person:${person}`,
    person,
    name: role,
    role,
    may: permissionsOf(role),
    scope,
    masked: masksOf(role),
    via: "session",
  };
}

/** The folder of public data sets, or undefined: tests that need one skip by name. */
export function publicData(): string | undefined {
  const folder =
    process.env.PERENNIAL_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
