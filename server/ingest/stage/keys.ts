import { lit, type Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";

/** What a key stands for in an import's key table. */
export const keyKind = { party: 1, product: 2, store: 3, region: 4, staff: 5 } as const;

/**
 * The tables that live as long as an import is under way. `cells` is there only where the engine is a server elsewhere and holds
 * what the file holds (see `cells.ts`); in all others no name, number or address stands, only hashes.
 */
export function stageTables(one: Pick<StoredImport, "number">) {
  return {
    cells: `import_${one.number}_cells`,
    rows: `import_${one.number}_rows`,
    keys: `import_${one.number}_keys`,
    twice: `import_${one.number}_twice`,
    known: `import_${one.number}_known`,
    resolved: `import_${one.number}_resolved`,
  };
}

/** Hash of the values by which a row names someone or something; 0 where it names nothing. */
function keyOf(one: Pick<StoredImport, "id">, parts: readonly Sql[]): Sql {
  if (parts.length === 0) return "toUInt64(0)";
  const empty = parts.map((p) => `${p} = ''`).join(" and ");
  return `if(${empty}, toUInt64(0), sipHash64(${lit(one.id)}, ${parts.join(", ")}))`;
}

export const identityFields = ["member_no", "customer_ref", "phone", "email"] as const;

export const partyKey = (one: Pick<StoredImport, "id" | "mapping">): Sql =>
  keyOf(
    one,
    identityFields.filter((f) => one.mapping[f] !== undefined).map((f) => `f_${f}`),
  );
/** A code names a product; without one its name does. */
export const productKey = (one: Pick<StoredImport, "id">): Sql =>
  keyOf(one, [
    "if(f_sku != '', concat('c', f_sku), if(f_product_name != '', concat('n', f_product_name), ''))",
  ]);
export const storeKey = (one: Pick<StoredImport, "id">): Sql => keyOf(one, ["f_store"]);
export const regionKey = (one: Pick<StoredImport, "id">): Sql => keyOf(one, ["f_region"]);
export const staffKey = (one: Pick<StoredImport, "id">): Sql => keyOf(one, ["f_staff"]);

/** By the same values as a party elsewhere in the file, so that one person has one key. */
export const referredKey = (one: Pick<StoredImport, "id" | "mapping">): Sql =>
  keyOf(
    one,
    (["referred_member_no", "referred_ref", "referred_phone"] as const)
      .filter((f) => one.mapping[f] !== undefined)
      .map((f) => `f_${f}`),
  );
