/** How much goes from each place of one side to each of the other. */
export interface Flow<From extends string, To extends string> {
  froms: readonly From[];
  tos: readonly To[];
  cells: ReadonlyArray<{ from: From; to: To; size: number }>;
}

/** In pixels of the drawing: its width, room for names on both sides, between blocks, and of all blocks together. */
export interface SankeyRoom {
  width: number;
  side: number;
  gap: number;
  inside: number;
}

interface SankeyBlock<Key extends string> {
  key: Key;
  side: "before" | "after";
  size: number;
  y: number;
  height: number;
}

interface SankeyBand<From extends string, To extends string> {
  from: From;
  to: To;
  size: number;
  path: string;
}

export interface Sankey<From extends string, To extends string> extends SankeyRoom {
  /** Width of a block. */
  block: number;
  height: number;
  blocks: Array<SankeyBlock<From | To>>;
  bands: Array<SankeyBand<From, To>>;
}

const block = 12;

/**
 * Blocks of both sides in the order given, and a band for each flow. Every height is on one scale, so a band is as thick as
 * what goes along it. Pure: rows in, places out.
 */
export function sankey<From extends string, To extends string>(
  { froms, tos, cells }: Flow<From, To>,
  room: SankeyRoom,
): Sankey<From, To> {
  const { width, side: left, gap, inside } = room;
  const all = cells.reduce((sum, cell) => sum + cell.size, 0);
  const scale = all === 0 ? 0 : inside / all;
  const stack = <Key extends From | To>(side: "before" | "after", keys: readonly Key[]) => {
    let y = 8;
    return keys.map((key): SankeyBlock<Key> => {
      const size = cells.reduce(
        (sum, cell) => sum + ((side === "before" ? cell.from : cell.to) === key ? cell.size : 0),
        0,
      );
      const placed = { key, side, size, y, height: size * scale };
      y += placed.height + gap;
      return placed;
    });
  };
  const before = stack("before", froms);
  const after = stack("after", tos);
  const usedLeft = new Map(before.map((one) => [one.key, one.y]));
  const usedRight = new Map(after.map((one) => [one.key, one.y]));
  const [x1, x2] = [left + block, width - left - block];
  const middle = (x1 + x2) / 2;
  const bands = froms.flatMap((from) =>
    tos.flatMap((to) => {
      const cell = cells.find((one) => one.from === from && one.to === to);
      if (!cell) return [];
      const thick = cell.size * scale;
      const y1 = usedLeft.get(from) ?? 0;
      const y2 = usedRight.get(to) ?? 0;
      usedLeft.set(from, y1 + thick);
      usedRight.set(to, y2 + thick);
      const n = (value: number) => Math.round(value * 10) / 10;
      // Never thinner than a hairline: one person is still somebody.
      const t = Math.max(thick, 0.8);
      const path = `M${x1} ${n(y1)}C${middle} ${n(y1)} ${middle} ${n(y2)} ${x2} ${n(y2)}V${n(y2 + t)}C${middle} ${n(y2 + t)} ${middle} ${n(y1 + t)} ${x1} ${n(y1 + t)}Z`;
      return [{ from, to, size: cell.size, path }];
    }),
  );
  const end = (blocks: ReadonlyArray<SankeyBlock<From | To>>) =>
    Math.max(0, ...blocks.map((one) => one.y + one.height));
  return {
    ...room,
    block,
    height: Math.ceil(Math.max(end(before), end(after))) + 12,
    blocks: [...before, ...after],
    bands,
  };
}
