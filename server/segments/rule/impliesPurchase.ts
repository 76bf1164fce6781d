import type { PlainNode } from "./plain.ts";
import { testNumber } from "./testNumber.ts";

/** Whether nobody can match without a purchase, so that people who never bought need not be looked at. */
export function impliesPurchase(node: PlainNode): boolean {
  return withoutPurchases(node) === false;
}

/** True, false, or undefined: it depends on the person. */
function withoutPurchases(node: PlainNode): boolean | undefined {
  switch (node.kind) {
    case "all": {
      const parts = node.of.map(withoutPurchases);
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
    }
    case "any": {
      const parts = node.of.map(withoutPurchases);
      return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
    }
    case "not": {
      const part = withoutPurchases(node.of);
      return part === undefined ? undefined : !part;
    }
    case "bought":
      return node.measure === "averageOrder" ? false : testNumber({ of: 0n, per: 1n }, node.test);
    case "share":
    case "margin":
    case "firstPurchase":
    case "lastPurchase":
    case "rhythm":
    case "sequence":
    case "rfm":
      return false;
    default:
      return undefined;
  }
}
