import type { Goods } from "./schema.ts";
import type { Values } from "./Values.ts";

/** Conditions on lines of orders that are of these goods; none for all goods. */
export function goodsWhere(goods: Goods, values: Values): string[] {
  const where: string[] = [];
  if (goods.categories) where.push(`category in ${values.value("Array(String)", goods.categories)}`);
  if (goods.skus) where.push(`sku in ${values.value("Array(UInt32)", goods.skus)}`);
  if (goods.brands)
    where.push(
      `sku in (select sku from product final where brand in ${values.value("Array(String)", goods.brands)})`,
    );
  if (goods.channels) where.push(`channel in ${values.value("Array(String)", goods.channels)}`);
  if (goods.stores) where.push(`store in ${values.value("Array(UInt32)", goods.stores)}`);
  return where;
}
