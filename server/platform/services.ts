import type { EventEmitter } from "node:events";
import type pg from "pg";
import type { ClickHouse } from "./clickhouse/client.ts";
import type { Db } from "./database.ts";
import type { Logger } from "./logger.ts";

/** What a running product has in its hands. Built once in start.ts, or by a test. */
export interface Services {
  db: Db;
  pool: pg.Pool;
  ch: ClickHouse;
  log: Logger;
  /** The only place that knows the time. */
  clock(): Date;
  /** The data directory of this installation. */
  data: string;
  /** Which engines run inside the data directory, and which are servers elsewhere. */
  embedded: { postgres: boolean; clickhouse: boolean };
  /** Files of the product: uploads, attachments, exports. */
  files: string;
  /** `committed` after each write, `facts` when figures may have moved (with MovedFacts where it is known whose), `job` on progress. */
  committed: EventEmitter;
  /** Secret of this installation: signs sessions, keys tombstones. */
  secret: string;
  /** Both stores run inside the data directory; false as soon as one is a server elsewhere. */
  ownStores: boolean;
  /** Where the web app is reached, for links in mails. */
  address: string;
}
