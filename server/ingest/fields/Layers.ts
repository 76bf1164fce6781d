import type { Sql } from "./sql.ts";

/**
 * Steps of one column's calculation, by level: a level may use the names of the levels below it. The levels become
 * nested selects, so that a text is taken apart once however often its parts are asked for (written out in one
 * expression, a date takes 400 kB of SQL; in levels, 6).
 */
export class Layers {
  readonly levels: string[][];
  constructor(
    private readonly prefix: string,
    levels?: string[][],
    private readonly lift = 0,
  ) {
    this.levels = levels ?? [];
  }

  /** The same steps, counted one level higher: for a calculation over something that itself is a step. */
  raised(): Layers {
    return new Layers(this.prefix, this.levels, this.lift + 1);
  }

  /** Names a step on a level; returns the name by which the levels above know it. */
  at(level: number, name: string, sql: Sql): Sql {
    const place = level + this.lift;
    while (this.levels.length <= place) this.levels.push([]);
    const alias = `${this.prefix}_${name}`;
    this.levels[place]?.push(`${sql} as ${alias}`);
    return alias;
  }

  /** `select *, steps from (select *, steps from (… from))`. */
  static nest(from: Sql, all: readonly Layers[]): Sql {
    const depth = Math.max(0, ...all.map((l) => l.levels.length));
    let inner = from;
    for (let level = 0; level < depth; level++) {
      const steps = all.flatMap((l) => l.levels[level] ?? []);
      if (steps.length > 0) inner = `(select *,\n  ${steps.join(",\n  ")}\nfrom ${inner})`;
    }
    return inner;
  }
}
