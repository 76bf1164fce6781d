import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "../../customers/fixture.ts";
import { updateParties } from "../../customers/updateParties.ts";
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
  await product.carry();
});
afterAll(() => product.stop());

test("what was planted is found and sure, the largest first; what was not is not called a difference", async () => {
  const compared = await product.call("compareSegments", { a, b });
  expect(compared).toMatchObject({ a: { customers: half }, b: { customers: half }, both: 0 });
  const sure = compared.figures.filter((row) => row.sure).map((row) => row.figure);
  expect(compared.figures.filter((row) => row.source === "rfm").map((row) => row.unit)).toEqual([
    "score",
    "score",
    "score",
  ]);
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

test("scores are compared by their order, the class by its shares, and the people behind have them", async () => {
  const rows = them.map(({ id }, i) => ({
    ...{
      party: id,
      day: isA(i) ? "2026-11-20" : "2026-11-02",
      order: 90_000 + i,
      amount: 10,
      category: "茶",
    },
  }));
  await insertLines(product.services, rows);
  const { figures, traits } = await product.call("compareSegments", { a, b });
  const recency = figures.find((row) => row.figure === "rfmR")!;
  // Two last days, cut at the fifths: the later half scores higher than all of the other, so no pair is the other way round.
  expect(recency).toMatchObject({ unit: "score", source: "rfm", sure: true, low: null, high: null });
  expect(recency.d).toBeGreaterThan(4);
  expect(recency.a.mean! - recency.b.mean!).toBeGreaterThan(1);
  expect(figures.find((row) => row.figure === "rfmM")!.sure).toBe(false);
  const money = figures.find((row) => row.figure === "rfmM")!;
  expect(money.low!).toBeLessThan(money.d!);
  expect(money.high!).toBeGreaterThan(money.d!);
  const classes = traits.find((row) => row.trait === "rfmClass")!;
  expect(classes.sure).toBe(true);
  const top = classes.values.find((one) => one.value === "importantValue")!;
  expect(top.label.zh).toBe("重要价值客户");
  const behind = await product.call("comparedPeople", { a, b, side: "a", of: "rfmClass", value: top.value });
  expect(behind.total).toBe(Math.round(top.a * half));
  const scored = await product.call("comparedPeople", { a, b, side: "a", of: "rfmR" });
  expect(scored).toMatchObject({ total: half });
  expect(scored.people[0]!.value).toBe(recency.a.mean);
});

test("the company's own fields are compared by their type, of whom they are filled in, and not shown to whom they are hidden from", async () => {
  const make = async (input: Parameters<typeof product.call<"createCustomField">>[1]) =>
    (await product.call("createCustomField", input)).id;
  const shoe = await make({ zh: "鞋码", en: "Shoe size", type: "number" });
  const skin = await make({
    ...{ zh: "肤质", en: "Skin", type: "choice" as const },
    choices: [
      { zh: "干性", en: "dry" },
      { zh: "油性", en: "oily" },
    ],
  });
  const met = await make({ zh: "初次到店", en: "First visit", type: "date" });
  const vip = await make({ zh: "贵宾", en: "VIP", type: "yesno", hiddenFrom: ["sales"] });
  const taste = await make({ zh: "偏好", en: "Taste", type: "text" });
  await product.call("createCustomField", { zh: "空着", en: "Empty", type: "number" });
  const customOf = (i: number) => ({
    // Shoes differ by three sizes of a spread of about three, skin by 80 against 20 of a hundred, vip and the day do not.
    [`c${shoe}`]: String(36 + (i % 10) + (isA(i) ? 3 : 0)),
    [`c${skin}`]: (i % 5 === 0) === isA(i) ? "2" : "1",
    [`c${met}`]: `2026-0${1 + (i % 9)}-01`,
    [`c${vip}`]: i % 3 === 0 ? "yes" : "no",
    ...(isA(i) ? { [`c${taste}`]: "爱喝冰美式" } : {}),
  });
  const updates = them.flatMap(({ id }, i) =>
    i % 10 === 9 ? [] : [{ party: id, set: { custom: customOf(i) } }],
  );
  await product.services.db
    .transaction()
    .execute((trx) =>
      updateParties(trx, updates, { source: 1, batch: null, now: product.services.clock(), by: null }),
    );
  await product.carry();
  const compared = await product.call("compareSegments", { a, b });
  const of = (id: number) => compared.figures.find((row) => row.figure === `own${id}`)!;
  expect(of(shoe)).toMatchObject({
    unit: "number",
    title: { zh: "鞋码" },
    sure: true,
    a: { n: 90, mean: 43 },
  });
  expect(of(shoe).difference!.value).toBeCloseTo(3, 9);
  expect(of(vip)).toMatchObject({ unit: "share", sure: false, a: { n: 90 } });
  expect(of(met)).toMatchObject({ unit: "days", sure: false });
  expect(of(met).a.mean!).toBeGreaterThan(80);
  expect(of(taste)).toMatchObject({ unit: "share", a: { n: half, mean: 0.9 }, b: { mean: 0 }, sure: true });
  const trait = compared.traits.find((row) => row.trait === `own${skin}`)!;
  expect(trait.sure).toBe(true);
  expect(trait.values.map((one) => one.label.en).sort()).toEqual(["dry", "oily"]);
  const empty = compared.missing.find((one) => one.source.en === "Own fields")!;
  expect(empty.titles.map(({ zh }) => zh)).toEqual(["空着"]);

  const sizes = await product.call("comparedPeople", { a, b, side: "a", of: `own${shoe}`, limit: 100 });
  expect(sizes.total).toBe(90);
  expect(sizes.people[0]!.value).toBe(47);
  const vips = await product.call("comparedPeople", { a, b, side: "b", of: `own${vip}` });
  expect(vips.total).toBe(Math.round(of(vip).b.mean! * 90));

  const sales = await product.person("sales");
  const blind = { ...sales, scope: { all: true, owners: [], regions: [] }, hiddenFields: [vip] };
  const seen = await product.call("compareSegments", { a, b }, { actor: blind });
  expect(seen.figures.some((row) => row.figure === `own${vip}`)).toBe(false);
  expect(seen.figures.some((row) => row.figure === `own${shoe}`)).toBe(true);
  expect(JSON.stringify(seen)).not.toContain("贵宾");
  await expect(
    product.call("comparedPeople", { a, b, side: "b", of: `own${vip}` }, { actor: blind }),
  ).rejects.toMatchObject({ code: "segments.masked" });

  const shown = (await product.call("listCustomFields", {})).fields.find((field) => field.id === shoe)!;
  await product.call("updateCustomField", { id: shoe, version: shown.version, archived: true });
  const after = await product.call("compareSegments", { a, b });
  expect(after.figures.some((row) => row.figure === `own${shoe}`)).toBe(false);
});
