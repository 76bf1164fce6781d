import type { CameFrom, Structure, WentTo } from "../../server/metrics/structure/schema.ts";

interface Block {
  key: CameFrom | WentTo;
  side: "before" | "after";
  customers: number;
  y: number;
  height: number;
}

interface Band {
  from: CameFrom;
  to: WentTo;
  customers: number;
  path: string;
}

interface Sankey {
  width: number;
  height: number;
  /** Room for names on both sides, and the width of a block. */
  side: number;
  block: number;
  blocks: Block[];
  bands: Band[];
}

const width = 640;
const block = 12;
const inside = 340;

/**
 * Blocks of both days in the order of the classes, and a band for each movement. Every height is on one scale, so a band is
 * as thick as the people in it. Pure: rows in, places out.
 */
export function sankey(flow: Pick<Structure, "groups" | "cells">): Sankey {
  // Eight classes have longer names than three levels.
  const left = flow.groups.length > 3 ? 156 : 108;
  const gap = flow.groups.length > 3 ? 22 : 16;
  const froms: CameFrom[] = [...flow.groups.map((group) => group.key), "new", "returned"];
  const tos: WentTo[] = [...flow.groups.map((group) => group.key), "lost"];
  const all = flow.cells.reduce((sum, cell) => sum + cell.customers, 0);
  const scale = all === 0 ? 0 : inside / all;
  const stack = (side: Block["side"], keys: ReadonlyArray<CameFrom | WentTo>): Block[] => {
    let y = 8;
    return keys.map((key) => {
      const customers = flow.cells.reduce(
        (sum, cell) => sum + ((side === "before" ? cell.from : cell.to) === key ? cell.customers : 0),
        0,
      );
      const placed = { key, side, customers, y, height: customers * scale };
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
      const cell = flow.cells.find((one) => one.from === from && one.to === to);
      if (!cell) return [];
      const thick = cell.customers * scale;
      const y1 = usedLeft.get(from) ?? 0;
      const y2 = usedRight.get(to) ?? 0;
      usedLeft.set(from, y1 + thick);
      usedRight.set(to, y2 + thick);
      const n = (value: number) => Math.round(value * 10) / 10;
      // Never thinner than a hairline: one person is still somebody.
      const t = Math.max(thick, 0.8);
      const path = `M${x1} ${n(y1)}C${middle} ${n(y1)} ${middle} ${n(y2)} ${x2} ${n(y2)}V${n(y2 + t)}C${middle} ${n(y2 + t)} ${middle} ${n(y1 + t)} ${x1} ${n(y1 + t)}Z`;
      return [{ from, to, customers: cell.customers, path }];
    }),
  );
  const end = (blocks: readonly Block[]) => Math.max(...blocks.map((one) => one.y + one.height));
  return {
    width,
    side: left,
    block,
    height: Math.ceil(Math.max(end(before), end(after))) + 12,
    blocks: [...before, ...after],
    bands,
  };
}
