import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { storeAway } from "./storeAway.ts";

/**
 * A pool whose `connect` waits while PostgreSQL is being started again, and whose broken queries say so in the one way that
 * the job worker tries again. It writes down how a job ended once, and lets go of the promise: a job that ends while
 * PostgreSQL is killed would else take the whole server with it.
 */
export function patientPool(pool: pg.Pool, patience = { tries: 120, pause: 500 }): pg.Pool {
  const connect = async (): Promise<pg.PoolClient> => {
    for (let tried = 1; ; tried++) {
      try {
        return patientClient(await pool.connect());
      } catch (error) {
        if (tried >= patience.tries || pool.ending) throw error;
        await sleep(patience.pause);
      }
    }
  };
  return new Proxy(pool, {
    get(target, key) {
      if (key === "connect")
        return (callback?: Parameters<pg.Pool["connect"]>[0]) =>
          callback ? target.connect(callback) : connect();
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** The worker repeats a statement that failed with 57P03, "cannot connect now", and no other sign of a lost connection. */
function patientClient(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      if (key !== "query") return value.bind(target);
      return async (...args: unknown[]) => {
        try {
          return await Reflect.apply(value, target, args);
        } catch (error) {
          if (!storeAway(error)) throw error;
          throw Object.assign(new Error((error as Error).message, { cause: error }), { code: "57P03" });
        }
      };
    },
  });
}
