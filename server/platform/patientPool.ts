import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

/**
 * A pool whose `connect` waits while PostgreSQL is being started again. The job worker writes down how a job ended once,
 * and lets go of the promise: a job that fails because PostgreSQL was killed would else take the whole server with it.
 */
export function patientPool(pool: pg.Pool, patience = { tries: 120, pause: 500 }): pg.Pool {
  const connect = async (): Promise<pg.PoolClient> => {
    for (let tried = 1; ; tried++) {
      try {
        return await pool.connect();
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
