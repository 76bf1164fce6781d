import type { z } from "zod";
import { dataRange } from "../metrics/dataRange.ts";
import { answered } from "../metrics/measure/answerCache.ts";
import { labelsOf } from "../metrics/measure/labels.ts";
import { measure } from "../metrics/measure.ts";
import type { Filter } from "../metrics/schema.ts";
import { dayOf } from "../metrics/slice/calendar.ts";
import { dimensionOf } from "../metrics/slice/dimensions.ts";
import { translated } from "../perform.ts";
import { Refusal, refuse } from "../refuse.ts";
import type { ReadContext } from "../verb.ts";
import { type AskedTile, askedTile, goneFrom, questionsOf } from "./askedTile.ts";
import { said } from "./said.ts";
import type { MeasuredTile, measureDashboardInput, measureDashboardOutput, Tile } from "./schema.ts";

type Over = Pick<z.output<typeof measureDashboardInput>, "period" | "compare">;
type Measured = z.output<typeof measureDashboardOutput>;

/** Some tile could not be measured: what there is is shown and not kept. */
class Partly extends Error {
  readonly tiles: MeasuredTile[];
  constructor(tiles: MeasuredTile[]) {
    super("some tiles could not be measured");
    this.tiles = tiles;
  }
}

/**
 * All tiles at once, each as the reader may see it, under one version of the facts. A tile that cannot be measured says
 * why in its place and takes no other with it.
 */
export async function measureTiles(
  context: ReadContext,
  tiles: readonly Tile[],
  over: Over,
): Promise<Measured> {
  const { db, now, zone } = context;
  const today = dayOf(now, zone);
  const [range, living] = await Promise.all([
    dataRange.run(context, { of: "orders" }),
    db.selectFrom("segment").select("id").where("deleted_at", "is", null).execute(),
  ]);
  const covered = { firstOn: range.firstOn ?? today, lastOn: range.lastOn ?? today };
  const segments = new Set(living.map((row) => String(row.id)));
  const asked = tiles.map((tile) =>
    askedTile(tile, { today, covered, period: over.period, compare: over.compare }),
  );
  const frames = await Promise.all(asked.map((one) => frameOf(context, one)));
  const gone = tiles.map((tile) => goneFrom(tile, segments));
  const question = [asked, gone.map((one) => one?.code ?? null)];
  try {
    const { tiles: found, ...rest } = await answered(context, "measureDashboard", question, async () => {
      let whole = true;
      const measured = await Promise.all(
        asked.map(async (one, i): Promise<MeasuredTile> => {
          const missing = gone[i];
          if (missing) return { ...frames[i]!, answer: null, course: null, refused: said(missing) };
          try {
            return { ...frames[i]!, ...(await figuresOf(context, one)), refused: null };
          } catch (error) {
            whole = false;
            return { ...frames[i]!, answer: null, course: null, refused: said(reason(context, error)) };
          }
        }),
      );
      if (!whole) throw new Partly(measured);
      return { tiles: measured };
    });
    // The names in a frame are asked each time: a renamed segment does not wait for new facts.
    return { ...rest, tiles: found.map((tile, i) => ({ ...tile, ...frames[i]! })) };
  } catch (error) {
    if (!(error instanceof Partly)) throw error;
    return { tiles: error.tiles, asOf: now.toISOString(), factsVersion: "", fromCache: false };
  }
}

async function figuresOf(context: ReadContext, asked: AskedTile) {
  const { answer, course } = questionsOf(asked);
  const [one, other] = await Promise.all([
    measure.run(context, answer),
    course ? measure.run(context, course) : null,
  ]);
  return { answer: one as MeasuredTile["answer"], course: other as MeasuredTile["course"] };
}

/** What the tile is of, in words: days, steps, comparison and filters. */
async function frameOf({ db }: ReadContext, { tile, period, grain, compare }: AskedTile) {
  const filters = await Promise.all(
    tile.view.filters.map(async ({ by, is, not }: Filter) => {
      const values = is ?? not ?? [];
      const labels = await labelsOf(db, by, values);
      return {
        title: dimensionOf(by).title,
        not: is === undefined,
        values: values.slice(0, 20).map((value) => labels.get(value) ?? { zh: value, en: value }),
      };
    }),
  );
  return { tile: tile.id, period, grain, compare, filters };
}

function reason(context: ReadContext, error: unknown): Refusal {
  context.signal.throwIfAborted();
  const known = translated(error, context.log);
  if (known instanceof Refusal) return known;
  context.log.error({ err: error }, "a tile could not be measured");
  return refuse("dashboards.tile_failed");
}
