import { afterAll, beforeAll, expect, test } from "vitest";
import { orders, people } from "../customers/fixture.ts";
import { Refusal } from "../refuse.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";
import type { NewTile } from "./schema.ts";

let product: Harness;
let manager: Actor;
let viewer: Actor;
let seller: Actor;

beforeAll(async () => {
  product = await startHarness({ background: false });
  manager = await product.person("manager");
  viewer = await product.person("viewer");
  const other = await product.person("sales");
  seller = { ...other, scope: { all: false, owners: [other.person!], regions: [] } };
  const [mine, foreign] = await people(product, [
    { kind: "person", name: "沈玉兰", owner: seller.person },
    { kind: "person", name: "顾建平" },
  ] as Parameters<typeof people>[1]);
  await orders(product, [
    { party: mine!.id, on: "2026-10-05", order: 1, amount: 100 },
    { party: mine!.id, on: "2026-11-05", order: 2, amount: 50 },
    { party: foreign!.id, on: "2026-11-10", order: 3, amount: 900 },
  ]);
});
afterAll(() => product.stop());

const as = (actor: Actor) => ({ actor });
const code = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).code;
};
const revenue = (more: Partial<NewTile["view"]> = {}): NewTile => ({
  show: "number",
  view: { metrics: ["revenue"], period: { from: "2026-11-01", to: "2026-12-01" }, ...more },
});
const made = async (name: string, tiles: NewTile[] = [revenue()]) =>
  product.call("createDashboard", { name, tiles }, as(manager));
const measured = (id: number, actor = manager, over = {}) =>
  product.call("measureDashboard", { id, ...over }, as(actor));

test("the ready-made dashboard has twelve tiles and each can be measured", async () => {
  const { id } = await product.call("createDashboard", { name: "本店", readyMade: true }, as(manager));
  const { tiles } = await product.call("readDashboard", { id }, as(manager));
  expect(tiles).toHaveLength(12);
  const answer = await measured(id);
  expect(answer.tiles.map((tile) => tile.refused)).toEqual(tiles.map(() => null));
  expect(answer.tiles[0]!.course!.rows[0]!.figures[0]!.cells.length).toBeGreaterThan(10);
  expect(await measured(id)).toMatchObject({ fromCache: true });
});

test("every tile is what measure says, over the customers that the reader sees", async () => {
  const { id, version } = await made("行");
  await product.call("updateDashboard", { id, version, shared: "everyone" }, as(manager));
  const value = async (actor: Actor) =>
    (await measured(id, actor)).tiles[0]!.answer!.rows[0]!.figures[0]!.cells[0]!.value;
  expect(await value(manager)).toBe(950);
  expect(await value(seller)).toBe(50);
  const october = await measured(id, manager, { period: { from: "2026-10-01", to: "2026-11-01" } });
  expect(october.tiles[0]!.answer!.rows[0]!.figures[0]!.cells[0]!.value).toBe(100);
});

test("it is seen by nobody, some roles or everyone, and changed by its owner only", async () => {
  const { id } = await made("共享");
  const sees = async (actor: Actor) =>
    (await product.call("listDashboards", {}, as(actor))).dashboards.some((one) => one.id === id);
  expect([await sees(manager), await sees(viewer), await sees(seller)]).toEqual([true, false, false]);
  expect(await code(measured(id, viewer))).toBe("dashboards.not_found");
  await product.call("updateDashboard", { id, version: 1, shared: "roles", roles: ["viewer"] }, as(manager));
  expect([await sees(viewer), await sees(seller)]).toEqual([true, false]);
  await product.call("updateDashboard", { id, version: 2, shared: "everyone" }, as(manager));
  expect([await sees(viewer), await sees(seller)]).toEqual([true, true]);
  expect(await code(product.call("addTiles", { id, tiles: [revenue()] }, as(viewer)))).toBe(
    "platform.not_permitted",
  );
  expect(await code(product.call("addTiles", { id, tiles: [revenue()] }, as(seller)))).toBe(
    "dashboards.not_yours",
  );
  const copy = await product.call("createDashboard", { name: "我的", copyOf: id }, as(seller));
  expect((await product.call("readDashboard", { id: copy.id }, as(seller))).tiles).toHaveLength(1);
});

test("of two who change it at once the second is told, and nothing is lost", async () => {
  const { id } = await made("两人", [revenue(), revenue({ metrics: ["orders"] })]);
  const seen = await product.call("readDashboard", { id }, as(manager));
  const [a, b] = seen.tiles;
  await product.call("addTiles", { id, tiles: [revenue({ metrics: ["customers"] })] }, as(manager));
  const arrange = (version: number, tiles: { id: number }[]) =>
    product.call(
      "arrangeTiles",
      { id, version, tiles: tiles.map((tile) => ({ id: tile.id, size: "half" as const })) },
      as(manager),
    );
  expect(await code(arrange(seen.version, [b!, a!]))).toBe("dashboards.changed");
  const now = await product.call("readDashboard", { id }, as(manager));
  expect(await code(arrange(now.version, [b!, a!])), "a tile is missing").toBe("dashboards.changed");
  const racing = await Promise.allSettled([
    arrange(now.version, [b!, a!, now.tiles[2]!]),
    arrange(now.version, [a!, now.tiles[2]!, b!]),
  ]);
  expect(racing.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await product.call("readDashboard", { id }, as(manager))).tiles.map((tile) => tile.size)).toEqual([
    "half",
    "half",
    "half",
  ]);
});

test("a removed tile comes back to its place, a deleted dashboard with all of it", async () => {
  const { id } = await made("撤回", [revenue(), revenue({ metrics: ["orders"] })]);
  const seen = await product.call("readDashboard", { id }, as(manager));
  const first = seen.tiles[0]!.id;
  await product.call("removeTile", { id, version: seen.version, tile: first }, as(manager));
  expect((await product.call("readDashboard", { id }, as(manager))).tiles).toHaveLength(1);
  await product.call("restoreTile", { id, tile: first }, as(manager));
  expect((await product.call("readDashboard", { id }, as(manager))).tiles).toEqual(seen.tiles);
  await product.call("deleteDashboard", { id }, as(manager));
  expect(await code(measured(id))).toBe("dashboards.not_found");
  await product.call("restoreDashboard", { id }, as(manager));
  expect((await measured(id)).tiles).toHaveLength(2);
});

test("what is gone says so in its place and takes no other tile with it", async () => {
  const segment = await product.call("createSegment", {
    name: "会没的",
    rule: { where: { kind: "gender", in: ["female"] } },
  });
  const { id } = await made("没了", [
    revenue(),
    revenue({ filters: [{ by: "segment", is: [String(segment.id)] }] }),
    revenue({ choices: { repurchaseRate: { window: "nonsense" } }, metrics: ["repurchaseRate"] }),
  ]);
  await product.services.pool.query(
    `insert into dashboard_tile (dashboard, place, size, show, view, created_at)
     values ($1, 9, 'half', 'chart', '{"metrics":["retired"]}', now()), ($1, 10, 'half', 'chart', '{"by":7}', now())`,
    [id],
  );
  // A tile that is taken away holds nothing, and can be brought back when the segment is gone.
  const { version, tiles: before } = await product.call("readDashboard", { id }, as(manager));
  const narrowed = before[1]!.id;
  await product.call("removeTile", { id, version, tile: narrowed }, as(manager));
  await product.call("deleteSegment", { id: segment.id });
  await product.call("restoreTile", { id, tile: narrowed }, as(manager));
  const { tiles } = await measured(id);
  expect(tiles[0]!.answer!.rows[0]!.figures[0]!.cells[0]!.value).toBe(950);
  expect(tiles.slice(1).map((tile) => tile.refused?.en.slice(0, 22))).toEqual([
    "The segment that this ",
    "The metric repurchaseR",
    "The figure “retired” i",
    "The figure “unreadable",
  ]);
});

test("a figure says where it is used: dashboards in sight by name, others by number, strategies that it judges", async () => {
  const uses = (actor: Actor) => product.call("listFigureUses", { metric: "purchaseCycle" }, as(actor));
  expect(await uses(manager)).toEqual({ dashboards: [], hidden: 0, strategies: [] });
  const { id } = await made("节奏", [
    revenue(),
    { ...revenue({ metrics: ["revenue", "purchaseCycle"] }), show: "table" },
    revenue({ metrics: ["purchaseCycle"] }),
  ]);
  const judged = await product.call("saveStrategy", {
    name: { zh: "催一催", en: "Nudge" },
    goal: { zh: "", en: "" },
    segments: [1],
    priority: 50,
    minDays: 7,
    maxDays: 60,
    channels: ["phone" as const],
    offer: { zh: "", en: "" },
    words: { zh: "", en: "" },
    measure: { metric: "purchaseCycle", horizonDays: 60, expected: { zh: "", en: "" } },
  });
  const strategies = [{ id: judged.id, name: { zh: "催一催", en: "Nudge" }, active: true }];
  expect(await uses(manager)).toEqual({ dashboards: [{ id, name: "节奏" }], hidden: 0, strategies });
  expect(await uses(seller), "a colleague's own").toEqual({ dashboards: [], hidden: 1, strategies });
  const { version, tiles } = await product.call("readDashboard", { id }, as(manager));
  await product.call("removeTile", { id, version, tile: tiles[2]!.id }, as(manager));
  expect((await uses(manager)).dashboards).toHaveLength(1);
  await product.call("deleteDashboard", { id }, as(manager));
  expect(await uses(manager)).toEqual({ dashboards: [], hidden: 0, strategies });
});

test("an administrator takes over what someone who left has made", async () => {
  const leaver = await product.person("analyst");
  const { id } = await product.call("createDashboard", { name: "遗留" }, as(leaver));
  const admin = await product.person("administrator");
  expect(await code(product.call("takeOverDashboard", { id }, as(admin)))).toBe("dashboards.not_found");
  await product.services.pool.query("update member set disabled_at = now() where person = $1", [
    leaver.person,
  ]);
  const listed = (await product.call("listDashboards", {}, as(admin))).dashboards.find(
    (one) => one.id === id,
  );
  expect(listed).toMatchObject({ left: true, mine: false });
  await product.call("takeOverDashboard", { id }, as(admin));
  expect(await product.call("readDashboard", { id }, as(admin))).toMatchObject({ mine: true, left: false });
});

test("a note is seen by everyone, and taken away by who wrote it or who may change settings", async () => {
  const { id } = await product.call(
    "addAnnotation",
    { day: "2026-11-05", text: "天心湖畔店开业" },
    as(seller),
  );
  const seen = async (actor: Actor) => (await product.call("listAnnotations", {}, as(actor))).annotations;
  expect(await seen(viewer)).toMatchObject([{ day: "2026-11-05", text: "天心湖畔店开业", mine: false }]);
  const other = await product.person("service");
  expect(await code(product.call("removeAnnotation", { id }, as(other)))).toBe(
    "dashboards.no_such_annotation",
  );
  await product.call("removeAnnotation", { id }, as(manager));
  expect(await seen(viewer)).toEqual([]);
  await product.call("restoreAnnotation", { id }, as(seller));
  expect(await seen(viewer)).toHaveLength(1);
});
