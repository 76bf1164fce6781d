import type { CustomFilter } from "../../server/customers/schema.ts";
import type { Address } from "../useAddress.ts";
import { days, span } from "./addressParts.ts";

/**
 * What is asked of a field of the company's own, as it stands in the address under `c12`: a letter for what is asked and
 * the rest. n numbers `n.10~20`, d days, o choices `o.1,3`, y yes or no `y.1`, t a text `t.abc`, f filled in `f.0`.
 */
export function readOwnFilters(address: Address): CustomFilter[] {
  return ownKeys(address).flatMap((key): CustomFilter[] => {
    const field = Number(key.slice(1));
    const text = address[key] ?? "";
    const rest = text.slice(2);
    switch (text.slice(0, 2)) {
      case "n.": {
        const found = span(rest);
        return found ? [{ field, ...found }] : [];
      }
      case "d.": {
        const found = days(rest);
        return found ? [{ field, ...found }] : [];
      }
      case "o.": {
        const choices = rest
          .split(",")
          .map(Number)
          .filter((id) => Number.isInteger(id) && id > 0);
        return choices.length > 0 ? [{ field, choices }] : [];
      }
      case "y.":
        return [{ field, yes: rest === "1" }];
      case "t.":
        return rest.trim() === "" ? [] : [{ field, text: rest.trim().slice(0, 60) }];
      case "f.":
        return [{ field, filled: rest === "1" }];
      default:
        return [];
    }
  });
}

export const ownKeys = (address: Address): string[] =>
  Object.keys(address)
    .filter((key) => /^c[1-9]\d{0,4}$/.test(key) && Boolean(address[key]))
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
