import { afterAll, beforeAll, expect, test } from "vitest";
import { carried, people } from "../../customers/fixture.ts";
import { insertEvents } from "../../metrics/fixtures/insertEvents.ts";
import { insertLines } from "../../metrics/fixtures/insertLines.ts";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { Dice } from "../rule/Dice.ts";

let product: Harness;
let a: number;
let b: number;
let them: { id: number; publicId: string }[];
const half = 100;
const isA = (i: number) => i < half;

beforeAll(async () => {
  product = await startHarness({ background: false });
  them = await people(
    product,
    Array.from({ length: 2 * half }, (_, i) => ({
      kind: "person",
      name: `客${i}`,
      member_no: `M${i}`,
      gender: i % 2 === 0 ? "female" : "male",
      region: i % 3 === 0 ? 320_506 : 330_106,
    })) as Parameters<typeof people>[1],
  );
  const random = new Dice(5);
  const day = () =>
    `2026-${String(1 + random.below(10)).padStart(2, "0")}-${String(1 + random.below(28)).padStart(2, "0")}`;
  // All buy alike but for one thing: the first hundred take dairy, the others tea.
  await insertLines(
    product.services,
    them.flatMap(({ id }, i) =>
      Array.from({ length: 2 + random.below(4) }, (_, n) => ({
        party: id,
        day: day(),
        order: i * 10 + n,
        amount: 50 + random.below(100),
        category: random.unit() < 0.8 === isA(i) ? "乳品" : "茶",
      })),
    ),
  );
  // The first hundred are called half as often and complain: 40 of 100 against 5.
  await insertEvents(
    product.services,
    "interaction",
    them.flatMap(({ id }, i) =>
      Array.from({ length: (isA(i) ? 2 : 4) + random.below(3) }, () => ({
        party: id,
        day: day(),
        direction: "out",
        replied: random.below(2),
      })),
    ),
  );
  await insertEvents(
    product.services,
    "complaint",
    them.flatMap(({ id }, i) =>
      (isA(i) ? i < 40 : i < half + 5) ? [{ party: id, day: day(), cause: "送货" }] : [],
    ),
  );
  const list = async (name: string, from: number) => {
    const numbers = Array.from({ length: half }, (_, i) => `M${from + i}`);
    return (await product.call("createSegmentList", { name, by: "member_no", numbers })).id;
  };
  a = await list("甲", 0);
  b = await list("乙", half);
  await carried(product);
});
afterAll(() => product.stop());

test("what was planted is found and sure, the largest first; what was not is not called a difference", async () => {
  const compared = await product.call("compareSegments", { a, b });
  expect(compared).toMatchObject({ a: { customers: half }, b: { customers: half }, both: 0 });
  const sure = compared.figures.filter((row) => row.sure).map((row) => row.figure);
  expect(sure.slice(0, 2).sort()).toEqual(["complained", "contactsYear"].sort());
  expect(sure.filter((figure) => !/^compl|openComplaint|contact/i.test(figure))).toEqual([]);
  const complained = compared.figures.find((row) => row.figure === "complained")!;
  expect(complained).toMatchObject({ unit: "share", a: { n: half, mean: 0.4 }, b: { mean: 0.05 } });
  expect(complained.difference!.value).toBeCloseTo(0.35, 12);
  expect(complained.difference!.low).toBeGreaterThan(0.2);
  expect(compared.figures.find((row) => row.figure === "contactsYear")!.d).toBeLessThan(-1.5);
  expect(compared.traits.filter((row) => row.sure).map((row) => row.trait)).toEqual(["favourite"]);
  const sizes = compared.figures.map((row) => Math.abs(row.d ?? -1));
  expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
});

test("the more is compared, the more a p-value has to show", async () => {
  const { figures, compared } = await product.call("compareSegments", { a, b });
  expect(compared).toBeGreaterThan(25);
  for (const row of figures) if (row.adjusted !== null) expect(row.sure).toBe(row.adjusted <= 0.05);
  expect(figures.find((row) => row.figure === "averageOrder")!.adjusted).toBeGreaterThan(0.05);
});

test("what nothing is known of is said, by source", async () => {
  const { missing } = await product.call("compareSegments", { a, b });
  const whole = missing.filter((one) => one.all).map((one) => one.source.en);
  expect(whole).toEqual([
    "Forecasts",
    "Surveys and reviews",
    "Memberships",
    "Referrals",
    "Bills",
    "Opportunities",
    "Deliveries",
  ]);
  const files = missing.find((one) => one.source.en === "Files")!;
  expect(files.all).toBe(false);
  expect(files.titles.map(({ en }) => en)).toContain("Age");
});

test("against everyone else the others are all who are not in it", async () => {
  const rest = await product.call("compareSegments", { a });
  expect(rest.b).toEqual({ id: null, name: null, customers: half });
  const pair = await product.call("compareSegments", { a, b });
  expect(rest.figures).toEqual(pair.figures);
});

test("behind every line stand its people, whom the reader may see", async () => {
  const of = (input: { side: "a" | "b"; of: string; value?: string }, as = {}) =>
    product.call("comparedPeople", { a, b, ...input }, as);
  expect(await of({ side: "a", of: "complained" })).toMatchObject({ total: 40 });
  expect((await of({ side: "b", of: "complained" })).people.map((one) => one.name).sort()).toEqual(
    [0, 1, 2, 3, 4].map((i) => `客${half + i}`).sort(),
  );
  const contacts = await of({ side: "b", of: "contactsYear" });
  const values = contacts.people.map((one) => one.value!);
  expect(values).toEqual([...values].sort((x, y) => y - x));
  const { traits } = await product.call("compareSegments", { a, b });
  const dairy = traits.find((one) => one.trait === "favourite")!.values.find((one) => one.value === "乳品")!;
  expect((await of({ side: "a", of: "favourite", value: "乳品" })).total).toBe(Math.round(dairy.a * half));
  const nobody = await product.person("manager", { all: false, owners: [], regions: [] });
  expect(await of({ side: "a", of: "complained" }, { actor: nobody })).toMatchObject({
    total: 0,
    people: [],
  });
  await expect(of({ side: "a", of: "nothing" })).rejects.toMatchObject({ code: "segments.not_compared" });
  const blind = { ...nobody, masked: new Set(["birthday"] as const) };
  await expect(of({ side: "a", of: "age" }, { actor: blind })).rejects.toMatchObject({
    code: "segments.masked",
  });
});

test("bills paid late are of those paid, as the figure of that name says; open ones are not late yet", async () => {
  const bill = (i: number, paid_on: string | null, due_on: string | null) => ({
    ...{ party: them[i]!.id, day: "2026-09-01", amount: 100, paid_on, due_on },
  });
  await insertEvents(product.services, "invoice", [
    bill(0, "2026-10-02", "2026-10-01"),
    bill(0, "2026-10-01", "2026-10-01"),
    // Open and overdue, open and not due, paid without a due date: none of them counts.
    bill(0, null, "2026-10-01"),
    bill(1, null, "2027-01-01"),
    bill(2, "2026-10-09", null),
    bill(half, "2026-09-20", "2026-10-01"),
  ]);
  const { figures } = await product.call("compareSegments", { a, b });
  expect(figures.find((row) => row.figure === "latePaid")).toMatchObject({
    a: { n: 1, mean: 0.5 },
    b: { n: 1, mean: 0 },
    adjusted: null,
    sure: false,
  });
});
