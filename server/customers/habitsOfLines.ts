import type { CountedLine } from "./customerLines.ts";
import type { HabitGroup } from "./customerOrders.ts";

/** The headings of `habitsOf`, counted over lines that are at hand. */
export function habitsOfLines(
  lines: readonly CountedLine[],
  { year, twoYears }: { year: string; twoYears: string },
): HabitGroup[] {
  const groups = new Map<string, HabitGroup & { seen: Set<string> }>();
  const add = (line: CountedLine, what: HabitGroup["what"], name = "", sku = 0) => {
    const key = `${what}\n${name}\n${sku}`;
    let group = groups.get(key);
    if (!group) {
      group = { what, name, sku, orders: 0, total: 0, seen: new Set() };
      groups.set(key, group);
    }
    group.seen.add(line.order);
    group.total += line.amount;
  };
  for (const line of lines) {
    if (line.returned) continue;
    add(line, "day", line.on);
    if (line.on <= twoYears) continue;
    add(line, "all");
    add(line, "category", line.category);
    add(line, "product", String(line.sku), line.sku);
    add(line, "channel", line.channel);
    add(line, "store", String(line.store), line.store);
    if (line.weekday >= 6) add(line, "weekend");
    if (line.hour !== null) add(line, "part", partOfDay(line.hour));
    add(line, line.on > year ? "now" : "before", line.category);
  }
  return [...groups.values()]
    .map(({ seen, ...group }) => ({ ...group, orders: seen.size, total: group.total / 10_000 }))
    .sort(
      (a, b) =>
        compare(a.what, b.what) ||
        b.orders - a.orders ||
        b.total - a.total ||
        compare(a.name, b.name) ||
        a.sku - b.sku,
    );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function partOfDay(hour: number): string {
  if (hour < 5) return "night";
  if (hour < 11) return "morning";
  if (hour < 13) return "noon";
  if (hour < 17) return "afternoon";
  return hour < 22 ? "evening" : "night";
}
