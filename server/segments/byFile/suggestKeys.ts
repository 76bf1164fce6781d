import type { CustomerKey } from "../../customers/customersByKey.ts";
import { customersFact } from "../../customers/import/customersFact.ts";
import { suggestMapping } from "../../ingest/match/suggestMapping.ts";
import type { Inspection } from "../../ingest/read/inspectBytes.ts";
import { cellKey } from "./cellKey.ts";

/** A number that the shop gave out says more than one that people share. */
const order: readonly CustomerKey[] = ["id", "member_no", "external", "phone", "email"];
const fieldOf: Readonly<Record<string, CustomerKey>> = {
  member_no: "member_no",
  customer_ref: "external",
  phone: "phone",
  email: "email",
};
const ownId = /^(?=.*[a-z])(?=.*\d)[0-9a-hjkmnp-tv-z]{12}$/;

/** Which columns look like what says who a customer is: by their names as in an import, and by their values. */
export function suggestKeys(
  { reading, preview }: Pick<Inspection, "reading" | "preview">,
  masked: ReadonlySet<CustomerKey>,
): { looksLike: Record<string, CustomerKey>; suggested: { column: string; by: CustomerKey } | null } {
  const looksLike: Record<string, CustomerKey> = {};
  const { mapping } = suggestMapping(customersFact, reading, preview);
  for (const [field, column] of Object.entries(mapping)) {
    const by = fieldOf[field];
    if (by) looksLike[column] = by;
  }
  for (const [at, column] of reading.columns.entries()) {
    const values = preview.map((row) => row.cells[at]?.trim() ?? "").filter((value) => value !== "");
    if (values.length === 0) continue;
    if (values.every((value) => ownId.test(value))) looksLike[column] = "id";
    else if (looksLike[column] === undefined || looksLike[column] === "external") {
      const fits = (by: CustomerKey) =>
        values.filter((value) => cellKey(by, value).key !== "").length / values.length;
      if (fits("phone") > 0.8) looksLike[column] = "phone";
      else if (fits("email") > 0.8) looksLike[column] = "email";
    }
  }
  const first = order
    .filter((by) => !masked.has(by))
    .flatMap((by) =>
      reading.columns.filter((column) => looksLike[column] === by).map((column) => ({ column, by })),
    )
    .at(0);
  const [only] = reading.columns;
  const alone =
    reading.columns.length === 1 && only !== undefined && looksLike[only] === undefined
      ? { column: only, by: "member_no" as const }
      : null;
  return { looksLike, suggested: first ?? alone };
}
