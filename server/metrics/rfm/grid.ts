import type { ValueRule } from "../../customers/valueClasses/valueRule.ts";
import type { ReadContext } from "../../verb.ts";
import { classOf, classOrder, classTitles } from "./classes.ts";
import type { Level, Rfm, ValueClass } from "./schema.ts";
import { type RfmAsked, type ScoredStatement, scoredStatement } from "./scores.ts";

interface Cube {
  r: number;
  f: number;
  m: number;
  grown: number;
  customers: number;
  amount: number;
  seen_days: [number, number];
  seen_orders: [number, number];
  seen_money: [number, number];
}

export type Grid = Pick<
  Rfm,
  "customers" | "amount" | "cells" | "cubes" | "bands" | "cuts" | "borders" | "sql"
> & {
  classes: { class: ValueClass; customers: number; amount: number }[];
  levels: { level: Level; customers: number; amount: number; grown: number }[];
};

export const levelOrder: readonly Level[] = ["high", "potential", "low"];

/** Low by class, but potential where a forecast expects clearly more. */
export const levelOf = (rule: ValueRule, name: ValueClass, grown: boolean): Level =>
  rule.levels[name] === "low" && grown ? "potential" : rule.levels[name];

/** All 125 cells in one question; rows, classes and borders follow from them without another. */
export async function rfmGrid(
  context: Pick<ReadContext, "ch" | "actor" | "signal">,
  asked: RfmAsked,
): Promise<Grid> {
  return gridOf(context, await scoredStatement(context, asked));
}

export async function gridOf(
  context: Pick<ReadContext, "ch" | "actor" | "signal">,
  scored: ScoredStatement,
): Promise<Grid> {
  const cubes = await context.ch.rows<Cube>(
    `select r, f, m, grown, toFloat64(count()) as customers, toFloat64(sum(money)) as amount,
  [toFloat64(min(days)), toFloat64(max(days))] as seen_days, [toFloat64(min(orders)), toFloat64(max(orders))] as seen_orders,
  [toFloat64(min(money)), toFloat64(max(money))] as seen_money
from (
${scored.sql}
)
group by r, f, m, grown
order by r desc, f, m, grown`,
    scored.params,
    { signal: context.signal, timeoutMs: 60_000 },
  );
  const customers = total(cubes.map((cube) => cube.customers));
  const borders = bordersOf(cubes, customers, scored.rule);
  const classes = classOrder.map((name) => ({ class: name, customers: 0, amount: 0 }));
  const levels = levelOrder.map((level) => ({ level, customers: 0, amount: 0, grown: 0 }));
  if (borders.r !== null && borders.f !== null && borders.m !== null) {
    const known = { r: borders.r, f: borders.f, m: borders.m };
    for (const cube of cubes) {
      const name = classOf(cube, known);
      const level = levelOf(scored.rule, name, cube.grown === 1);
      for (const entry of [classes[classOrder.indexOf(name)]!, levels[levelOrder.indexOf(level)]!]) {
        entry.customers += cube.customers;
        entry.amount += cube.amount;
      }
      if (level !== scored.rule.levels[name]) levels[levelOrder.indexOf(level)]!.grown += cube.customers;
    }
  }
  return {
    customers,
    amount: total(cubes.map((cube) => cube.amount)),
    cells: [5, 4, 3, 2, 1].flatMap((r) =>
      [1, 2, 3, 4, 5].map((f) => {
        const inside = cubes.filter((cube) => cube.r === r && cube.f === f);
        return {
          r,
          f,
          customers: total(inside.map((cube) => cube.customers)),
          amount: total(inside.map((cube) => cube.amount)),
        };
      }),
    ),
    cubes: wholeCubes(cubes),
    bands: {
      r: bands(cubes, "r", "seen_days"),
      f: bands(cubes, "f", "seen_orders"),
      m: bands(cubes, "m", "seen_money"),
    },
    cuts: scored.cuts,
    sql: scored.sql,
    borders,
    classes,
    levels,
  };
}

/** Without telling apart whom a forecast raised. */
function wholeCubes(cubes: readonly Cube[]): Rfm["cubes"] {
  const whole = new Map<string, Rfm["cubes"][number]>();
  for (const { r, f, m, customers, amount } of cubes) {
    const known = whole.get(`${r}${f}${m}`) ?? { r, f, m, customers: 0, amount: 0 };
    known.customers += customers;
    known.amount += amount;
    whole.set(`${r}${f}${m}`, known);
  }
  return [...whole.values()];
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

/** So far above the mean score of all customers in each of the three, or half a score below the one that the company calls high. */
function bordersOf(cubes: readonly Cube[], customers: number, { high }: ValueRule): Grid["borders"] {
  const border = (name: "r" | "f" | "m") => {
    if (customers === 0) return null;
    const own = high[name];
    if ("from" in own) return own.from - 0.5;
    return total(cubes.map((cube) => cube[name] * cube.customers)) / customers + own.aboveMean;
  };
  return { r: border("r"), f: border("f"), m: border("m") };
}

function bands(
  cubes: readonly Cube[],
  name: "r" | "f" | "m",
  values: "seen_days" | "seen_orders" | "seen_money",
) {
  return [5, 4, 3, 2, 1].map((score) => {
    const inside = cubes.filter((cube) => cube[name] === score);
    return {
      score,
      from: inside.length === 0 ? null : Math.min(...inside.map((cube) => cube[values][0])),
      to: inside.length === 0 ? null : Math.max(...inside.map((cube) => cube[values][1])),
      customers: total(inside.map((cube) => cube.customers)),
    };
  });
}

/** The cells that make up a class. */
export function cubesOfClass(borders: Grid["borders"], name: ValueClass): string[] {
  const { r, f, m } = borders;
  if (r === null || f === null || m === null) return [];
  const scores = [1, 2, 3, 4, 5];
  return scores
    .flatMap((a) => scores.flatMap((b) => scores.map((c) => ({ r: a, f: b, m: c }))))
    .filter((cube) => classOf(cube, { r, f, m }) === name)
    .map((cube) => `${cube.r}${cube.f}${cube.m}`);
}

/** The cells of a level, each with whether a forecast raised: "5431". */
export function placesOfLevel(borders: Grid["borders"], rule: ValueRule, level: Level): string[] {
  return classOrder.flatMap((name) =>
    [false, true]
      .filter((grown) => levelOf(rule, name, grown) === level)
      .flatMap((grown) => cubesOfClass(borders, name).map((cube) => `${cube}${grown ? 1 : 0}`)),
  );
}

export function levelRows(grid: Grid, before: Grid | undefined): Rfm["levels"] {
  return grid.levels.map((entry, i) => ({
    ...entry,
    previousCustomers: before?.levels[i]?.customers ?? null,
  }));
}

export function classRows(rule: ValueRule, grid: Grid, before: Grid | undefined): Rfm["classes"] {
  return grid.classes.map((entry, i) => ({
    ...entry,
    title: classTitles[entry.class],
    level: rule.levels[entry.class],
    previousCustomers: before?.classes[i]?.customers ?? null,
  }));
}
