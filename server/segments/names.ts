import { customFields } from "../customers/customFields.ts";
import { regionName } from "../geo/regions.ts";
import type { Db, Trx } from "../platform/database.ts";
import type { Language } from "../refuse.ts";
import type { RuleNode } from "./rule/schema.ts";
import type { Names } from "./rule/sentence.ts";

/** The names that these rules need to be said in words. */
export async function namesFor(db: Db | Trx, rules: readonly RuleNode[], currency: string): Promise<Names> {
  const ids = {
    stores: new Set<number>(),
    owners: new Set<number>(),
    tags: new Set<number>(),
    skus: new Set<number>(),
  };
  const add = (set: Set<number>, values: readonly number[] = []) => {
    for (const id of values) set.add(id);
  };
  const walk = (node: RuleNode) => {
    if (node.kind === "all" || node.kind === "any") node.of.forEach(walk);
    else if (node.kind === "not") walk(node.of);
    else if (node.kind === "owner") add(ids.owners, node.in);
    else if (node.kind === "homeStore") add(ids.stores, node.in);
    else if (node.kind === "tag") add(ids.tags, node.tags);
    else if ("goods" in node || node.kind === "sequence")
      for (const goods of "goods" in node ? [node.goods] : node.steps) {
        add(ids.stores, goods.stores);
        add(ids.skus, goods.skus);
      }
  };
  rules.forEach(walk);
  const fields = new Map((await customFields(db)).map((field) => [field.id, field]));
  const segments = await db.selectFrom("segment").select(["id", "name"]).execute();
  const among = (set: ReadonlySet<number>) => (set.size === 0 ? [-1] : [...set]);
  const [stores, owners, tags, products] = await Promise.all([
    ids.stores.size === 0
      ? []
      : db.selectFrom("store").select(["id", "name"]).where("id", "in", among(ids.stores)).execute(),
    ids.owners.size === 0
      ? []
      : db
          .selectFrom("member")
          .select(["person as id", "name"])
          .where("person", "in", among(ids.owners))
          .execute(),
    ids.tags.size === 0
      ? []
      : db.selectFrom("tag").select(["id", "name"]).where("id", "in", among(ids.tags)).execute(),
    ids.skus.size === 0
      ? []
      : db.selectFrom("product").select(["sku as id", "name"]).where("sku", "in", among(ids.skus)).execute(),
  ]);
  const map = (rows: readonly { id: number; name: string }[]) =>
    new Map(rows.map((row) => [row.id, row.name]));
  return {
    stores: map(stores),
    owners: map(owners),
    tags: map(tags),
    segments: map(segments),
    products: map(products),
    fields,
    region: (code, language) => regionName(Number(code.padEnd(6, "0")), language) || code,
    money: (value, language) => moneyText(value, language, currency),
  };
}

function moneyText(value: string, language: Language, currency: string): string {
  if (language === "zh") {
    if (currency === "CNY") return `${value} 元`;
    return `${value} ${new Intl.DisplayNames("zh-CN", { type: "currency" }).of(currency) ?? currency}`;
  }
  const sign = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find((part) => part.type === "currency");
  return `${sign?.value ?? currency}${value}`;
}
