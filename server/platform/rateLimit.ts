import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { refuse } from "../refuse.ts";
import type { Services } from "./services.ts";

export interface Limit {
  /** What is counted, for instance `invitation`. */
  what: string;
  /** Who is counted: an address, a mail address. Kept as a hash. */
  who: string;
  most: number;
  seconds: number;
}

/** Counts in PostgreSQL, so a restart forgives nothing. One statement, so a hundred at once count as a hundred. */
export async function takeTurn(services: Services, limit: Limit): Promise<void> {
  const key = `${limit.what}|${createHash("sha256").update(limit.who).digest("base64url")}`;
  const now = services.clock().getTime();
  const since = now - limit.seconds * 1000;
  const counted = await sql<{ count: number; lastRequest: string }>`
    insert into "rateLimit" as r (id, key, count, "lastRequest") values (${randomUUID()}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when r."lastRequest" <= ${since} then 1 else r.count + 1 end,
      "lastRequest" = case when r."lastRequest" <= ${since} then ${now} else r."lastRequest" end
    returning count, "lastRequest"`.execute(services.db);
  const row = counted.rows[0]!;
  if (row.count <= limit.most) return;
  const wait = Math.ceil((Number(row.lastRequest) + limit.seconds * 1000 - now) / 1000);
  throw refuse("platform.too_many", { seconds: Math.max(1, wait) });
}
