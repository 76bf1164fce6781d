import type { JobContext } from "../platform/jobs.ts";
import { eraseParties } from "./eraseParties.ts";
import { tombstoneHash } from "./forgotten.ts";
import { rawQuery } from "./rawQuery.ts";

const blockRows = 5000;

/** After a restore of older data: whoever was erased since is erased again. Looks at everyone by his own address. */
export const replayTombstones = {
  says: { zh: "恢复备份后重做删除", en: "Erasing again what a restored backup brought back" },
  async run({ services, report }: JobContext): Promise<{ erased: number }> {
    const { db, secret } = services;
    const stones = await db.selectFrom("tombstone").select("hash").where("kind", "=", "customer").execute();
    const known = new Set(stones.map((row) => row.hash.toString("hex")));
    let erased = 0;
    let last = 0;
    while (known.size > 0) {
      const found = await rawQuery<{ party_id: number; public_id: string; erased: boolean }>(
        db,
        `select party_id, public_id, erased_at is not null erased from party
         where party_id > $1 order by party_id limit $2`,
        [last, blockRows],
      );
      if (found.rows.length === 0) break;
      last = found.rows.at(-1)!.party_id;
      const again = found.rows.filter(
        (row) => !row.erased && known.has(tombstoneHash(secret, "customer", row.public_id).toString("hex")),
      );
      if (again.length > 0) {
        const parties = again.map((row) => row.party_id);
        await db.transaction().execute((trx) => eraseParties(trx, secret, parties, services.clock()));
        erased += parties.length;
      }
      await report(last);
    }
    services.committed.emit("committed", "replayTombstones");
    return { erased };
  },
};
