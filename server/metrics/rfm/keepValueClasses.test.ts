import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { insertLines } from "../fixtures/insertLines.ts";
import { segmentOf } from "./classes.ts";
import { writeValueClasses } from "./keepValueClasses.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

test("classes enter the log once, and only changes are written after", async () => {
  const { services } = product;
  const signal = new AbortController().signal;
  await insertLines(services, [
    ...[1, 2, 3, 4].map((time) => ({ party: 1, day: `2026-0${time + 4}-01`, order: time, amount: 100 })),
    { party: 2, day: "2025-01-01", order: 9, amount: 1 },
    { party: 3, day: "2025-01-02", order: 10, amount: 2 },
  ]);
  // A class and a level each.
  expect(await writeValueClasses(services, signal)).toEqual({ changed: 6 });
  expect(await writeValueClasses(services, signal)).toEqual({ changed: 0 });
  product.setNow(new Date("2026-11-25T04:00:00Z"));
  await insertLines(
    services,
    [1, 2, 3, 4, 5].map((time) => ({ party: 2, day: `2026-11-2${time - 1}`, order: 20 + time, amount: 500 })),
  );
  const { changed } = await writeValueClasses(services, signal);
  expect(changed).toBeGreaterThanOrEqual(2);
  const log = await services.ch.rows<{ segment: number; entered: number; as_of: string }>(
    "select segment, entered, as_of from membership where party_id = 2 and segment <= 8 order by at, entered",
  );
  expect(log).toEqual([
    { segment: segmentOf("generalWinBack"), entered: 1, as_of: "2026-11-20" },
    { segment: segmentOf("generalWinBack"), entered: 0, as_of: "2026-11-24" },
    { segment: segmentOf("importantValue"), entered: 1, as_of: "2026-11-24" },
  ]);
});
