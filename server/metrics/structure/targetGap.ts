import type { Level } from "../rfm/schema.ts";
import type { Structure, StructureTarget } from "./schema.ts";

interface Group {
  key: string;
  after: number;
  amount: number;
}

const upwards = ["low", "potential", "high"] as const;

/**
 * What the company aims for against what is: people, money, and who would have to move. Money is what customers of a level
 * bought on average between the two days of the board. Nobody is asked to move down: a level above its aim is only said.
 */
export function targetGap(
  groups: readonly Group[],
  target: StructureTarget | null,
): NonNullable<Structure["target"]> | null {
  if (!target) return null;
  const actual = (level: Level) => groups.find((group) => group.key === level)?.after ?? 0;
  const mean = (level: Level) => {
    const group = groups.find((one) => one.key === level);
    return group && group.after > 0 ? group.amount / group.after : null;
  };
  const customers = upwards.reduce((sum, level) => sum + actual(level), 0);
  const aim = target.by === "count" ? target : wholePeople(target, customers);
  const aimed = upwards.reduce((sum, level) => sum + aim[level], 0);
  const rows = ([...upwards].reverse() as Level[]).map((level) => {
    const gap = aim[level] - actual(level);
    const each = mean(level);
    return {
      level,
      targetShare: target.by === "share" ? target[level] : aimed === 0 ? null : aim[level] / aimed,
      target: aim[level],
      actualShare: customers === 0 ? null : actual(level) / customers,
      actual: actual(level),
      gap,
      amount: each === null ? null : gap * each,
    };
  });
  return { by: target.by, day: target.day, rows, moves: moves(aim, actual, mean) };
}

/** From the bottom up: newcomers, then from low to potential, then from potential to high. */
function moves(
  aim: Readonly<Record<Level, number>>,
  actual: (level: Level) => number,
  mean: (level: Level) => number | null,
): NonNullable<Structure["target"]>["moves"] {
  const from = ["outside", "low", "potential"] as const;
  return upwards.flatMap((to, i) => {
    // As many as are missing in this level and all above it.
    const above = upwards.slice(i);
    const customers = above.reduce((sum, level) => sum + aim[level] - actual(level), 0);
    if (customers <= 0) return [];
    const [now, then] = [from[i] === "outside" ? 0 : mean(from[i] as Level), mean(to)];
    return [
      {
        from: from[i]!,
        to,
        customers,
        amount: now === null || then === null ? null : customers * (then - now),
      },
    ];
  });
}

/** Shares as whole people who add up to everyone: the largest remainders are rounded up. */
function wholePeople(shares: Readonly<Record<Level, number>>, customers: number): Record<Level, number> {
  const parts = upwards.map((level) => ({ level, whole: Math.floor(shares[level] * customers + 1e-9) }));
  const left = customers - parts.reduce((sum, { whole }) => sum + whole, 0);
  const byRemainder = [...parts].sort(
    (a, b) => shares[b.level] * customers - b.whole - (shares[a.level] * customers - a.whole),
  );
  for (const part of byRemainder.slice(0, left)) part.whole++;
  return Object.fromEntries(parts.map(({ level, whole }) => [level, whole])) as Record<Level, number>;
}
