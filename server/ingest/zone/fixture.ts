import type { Harness } from "../../testing/harness.ts";

/** A change of the business time zone that has begun and gets no further, as others meet it; and the end of it. */
export async function changeUnderWay({ services: { db } }: Harness) {
  const { id } = await db
    .insertInto("zone_change")
    .values({
      from_zone: "Asia/Shanghai",
      to_zone: "Asia/Tokyo",
      state: "staged",
      days_before: "{}",
      counts: "{}",
      job: null,
      by: null,
      asked_at: new Date(),
      visible_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return {
    id,
    async end() {
      await db.deleteFrom("zone_change").where("id", "=", id).execute();
    },
  };
}
