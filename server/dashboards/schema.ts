import { z } from "zod";
import { presets } from "../metrics/presets/schema.ts";
import {
  against,
  day,
  definitionAsked,
  dimension,
  filter,
  grain,
  measureOutput,
  membership,
  metricName,
  pair,
  period,
} from "../metrics/schema.ts";

const dashboardId = z.int().positive().max(2_147_483_647);
const tileId = z.int().positive().max(2_147_483_647);
const version = z.int().positive().max(2_147_483_647);

export const mostTiles = 30;

/** How much of a row of twelve a tile takes; on a phone each takes all of it. */
export const sizes = ["quarter", "third", "half", "whole"] as const;
const size = z.enum(sizes);
export type Size = z.output<typeof size>;

/** Ways of drawing a chart. */
export const draws = ["line", "bar", "dumbbell", "quadrant", "map", "triangle", "funnel", "sankey"] as const;

/** What a quadrant's dots are as large as, where it can be cut alike. */
export const sizeMetric = "customers";

const show = z.enum(["number", "chart", "table"]);
export type Show = z.output<typeof show>;

/** Days that move with the calendar, or fixed ones. */
const periodAsked = z.union([
  z.enum(presets),
  period.refine(({ from, to }) => from < to, {
    params: { says: { zh: "结束要在开始之后", en: "has to end after it begins" } },
  }),
]);
export type PeriodAsked = z.output<typeof periodAsked>;

/** What a tile asks: all that the explorer keeps in its address. */
export const view = z.object({
  /** A table may have several; a number and a chart have one. */
  metrics: z.array(metricName).min(1).max(4),
  by: z.array(dimension).max(2).default([]),
  filters: z.array(filter).max(20).default([]),
  period: periodAsked.default("90d"),
  /** Absent: as fits the period. */
  grain: z.enum([...grain.options, "whole"]).optional(),
  compare: against.default("none"),
  /** Whose segments count, where they play a part. */
  membership: membership.default("then"),
  /** Only what differs on purpose; the rest is as the company has it on the day of reading. */
  definition: definitionAsked.default({}),
  choices: z.record(metricName, z.record(z.string().max(40), z.string().max(40))).default({}),
  draw: z.enum(draws).default("line"),
  /** Where a quadrant's lines stand; a line that is left out stands at the median. */
  cuts: z.object({ x: z.number().optional(), y: z.number().optional() }).optional(),
});
export type TileView = z.output<typeof view>;

/** Two figures of one cut over the whole period can be drawn against each other. */
export const isQuadrant = (view: {
  draw: string;
  metrics: readonly string[];
  by: readonly string[];
  grain?: string | undefined;
}) => view.draw === "quadrant" && view.metrics.length === 2 && view.by.length === 1 && view.grain === "whole";

/** A number and a chart are of one figure, a table of several, a quadrant of two. */
export const mayShow = (show: Show, of: TileView) =>
  show === "table" || of.metrics.length === 1 || (show === "chart" && isQuadrant(of));

const title = z.string().trim().max(60).default("");
export const newTile = z
  .object({ title, size: size.optional(), show, view })
  .refine(({ show, view }) => mayShow(show, view), {
    path: ["view", "metrics"],
    params: {
      says: {
        zh: "图和数字只能放一个指标，多个请用表格",
        en: "has room for one metric; use a table for several",
      },
    },
  });
export type NewTile = z.input<typeof newTile>;

const sharing = z.enum(["nobody", "roles", "everyone"]);
const roles = z.array(z.enum(["administrator", "manager", "analyst", "sales", "service", "viewer"])).max(6);
const name = z.string().trim().min(1).max(60);
const tiles = z.array(newTile).max(12);

export const createDashboardInput = z.object({
  name,
  /** With these tiles, with those of another that one may read, or with the twelve figures most shops begin with. */
  tiles: tiles.optional(),
  copyOf: dashboardId.optional(),
  readyMade: z.boolean().default(false),
});
export const updateDashboardInput = z.object({
  id: dashboardId,
  version,
  name: name.optional(),
  shared: sharing.optional(),
  roles: roles.optional(),
});
export const onDashboard = z.object({ id: dashboardId });
export const changed = z.object({ version: z.number() });
export const addTilesInput = z.object({ id: dashboardId, tiles: tiles.min(1) });
export const changeTileInput = z.object({
  id: dashboardId,
  version,
  tile: tileId,
  title: title.removeDefault().optional(),
  show: show.optional(),
});
export const onTile = z.object({ id: dashboardId, version, tile: tileId });
export const arrangeTilesInput = z.object({
  id: dashboardId,
  version,
  /** Every tile, in the new order. */
  tiles: z.array(z.object({ id: tileId, size })).max(mostTiles),
});

const head = z.object({
  id: z.number(),
  name: z.string(),
  owner: z.string(),
  mine: z.boolean(),
  /** Its owner no longer signs in: an administrator may take it over. */
  left: z.boolean(),
  shared: sharing,
  roles,
  updatedAt: z.string(),
});
export const listDashboardsOutput = z.object({
  dashboards: z.array(head.extend({ tiles: z.number() })),
});
export type DashboardLine = z.output<typeof listDashboardsOutput>["dashboards"][number];

const tile = z.object({ id: z.number(), title: z.string(), size, show, view });
export const readDashboardOutput = head.extend({ version: z.number(), tiles: z.array(tile) });
export type Dashboard = z.output<typeof readDashboardOutput>;
export type Tile = z.output<typeof tile>;

export const listFigureUsesInput = z.object({ metric: metricName });
export const listFigureUsesOutput = z.object({
  dashboards: z.array(z.object({ id: z.number(), name: z.string() })),
  /** Dashboards that use it and that the reader does not see. */
  hidden: z.number(),
  strategies: z.array(z.object({ id: z.number(), name: pair, active: z.boolean() })),
});

const annotationId = z.int().positive().max(2_147_483_647);
export const addAnnotationInput = z.object({ day, text: z.string().trim().min(1).max(120) });
export const onAnnotation = z.object({ id: annotationId });
const annotation = z.object({
  id: z.number(),
  day,
  text: z.string(),
  by: z.string().nullable(),
  /** Whether the reader may take it away: his own, or all where he may change settings. */
  mine: z.boolean(),
});
export type Annotation = z.output<typeof annotation>;
export const listAnnotationsOutput = z.object({ annotations: z.array(annotation) });

export const measureDashboardInput = z.object({
  id: dashboardId,
  /** Instead of each tile's own. */
  period: periodAsked.optional(),
  compare: against.optional(),
});
const measured = z.object({
  tile: z.number(),
  period,
  grain: z.enum([...grain.options, "whole"]),
  compare: against,
  filters: z.array(z.object({ title: pair, not: z.boolean(), values: z.array(pair) })),
  /** Null where it could not be measured; then `refused` says why. */
  answer: measureOutput.nullable(),
  /** Beside a number: its course over the period. */
  course: measureOutput.nullable(),
  refused: pair.nullable(),
});
export type MeasuredTile = z.output<typeof measured>;
export const measureDashboardOutput = z.object({
  tiles: z.array(measured),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});

// ── sent by mail ────────────────────────────────────────────────────────────────────────────────────────────────

const scheduleId = z.int().positive().max(2_147_483_647);
const hour = z.int().min(0).max(23);
/** When: at an hour of the business time zone. Monday is 1; a month without that day has it on its last. */
const rhythm = z.discriminatedUnion("every", [
  z.object({ every: z.literal("day"), hour }),
  z.object({ every: z.literal("week"), on: z.int().min(1).max(7), hour }),
  z.object({ every: z.literal("month"), on: z.int().min(1).max(31), hour }),
]);
export type Rhythm = z.output<typeof rhythm>;
const mostReceivers = 50;
export const mostSchedules = 20;
const receivers = z.array(z.int().positive().max(2_147_483_647)).min(1).max(mostReceivers);

export const scheduleDashboardInput = z.object({
  id: dashboardId,
  rhythm,
  /** Colleagues; absent: oneself. */
  receivers: receivers.optional(),
});
export const onSchedule = z.object({ id: dashboardId, schedule: scheduleId });
export const changeScheduleInput = onSchedule.extend({
  rhythm: rhythm.optional(),
  receivers: receivers.optional(),
  paused: z.boolean().optional(),
});
export const sendLetterAgainInput = onSchedule.extend({ person: z.int().positive().max(2_147_483_647) });
export const takeLettersInput = onSchedule.extend({ wanted: z.boolean() });

/** Why letters have no pictures, where they have none. */
const pictures = z.enum(["drawn", "noProgram", "noFonts", "noChineseFont"]);
export type PicturesState = z.output<typeof pictures>;

const receiver = z.object({
  person: z.number(),
  name: z.string(),
  me: z.boolean(),
  stopped: z.boolean(),
  lastSentAt: z.string().nullable(),
  /** Of the newest letter, where it could not be sent. */
  error: pair.nullable(),
  /** The last letter was given up; it goes out again only where somebody says so. */
  again: z.boolean(),
});
const schedule = z.object({
  id: z.number(),
  by: z.string(),
  /** Whether the reader may change it: his own, all of a dashboard of his, and for administrators every one. */
  mine: z.boolean(),
  rhythm,
  paused: z.boolean(),
  /** The business day of the next letter; null while paused. */
  next: day.nullable(),
  receivers: z.array(receiver),
});
export type DashboardSchedule = z.output<typeof schedule>;
export const listSchedulesOutput = z.object({
  schedules: z.array(schedule),
  /** Whether a mail server is set, and whether the reader has an address. */
  mail: z.boolean(),
  address: z.boolean(),
  pictures,
  /** Whom it can be sent to: colleagues who see it, where the reader may choose them, else himself alone. */
  colleagues: z.array(z.object({ person: z.number(), name: z.string() })),
});
