import type { Definition } from "./schema.ts";

/**
 * The condition on order lines, or on what orders come to: `sort` is odd where nothing was paid for a line. A returned line takes
 * money away and is no order of its own.
 */
export function countedLines(definition: Definition): string {
  const kinds = ["sale"];
  if (definition.zeroPrice === "keep") kinds.push("gift");
  if (definition.cancelled === "keep") kinds.push("cancelled");
  if (definition.returns === "subtract") kinds.push("return");
  const list = kinds.map((kind) => `'${kind}'`).join(", ");
  return `kind in (${list})${definition.zeroPrice === "leave_out" ? " and sort % 2 = 0" : ""}`;
}
