import { sql } from "kysely";
import type { Db } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import type { Actor } from "../verb.ts";
import { inHiddenBatch } from "./onCustomer.ts";

/** Pairs of possible duplicates of which the reader may see both sides. */
export const visiblePairs = (db: Db, actor: Actor) =>
  db
    .selectFrom("duplicate_suspect as d")
    .innerJoin("party as pa", "pa.party_id", "d.a")
    .innerJoin("party as pb", "pb.party_id", "d.b")
    .where(sql<boolean>`not ${inHiddenBatch("pa")} and not ${inHiddenBatch("pb")}`)
    .where(seesParty("d.a", actor))
    .where(seesParty("d.b", actor));
