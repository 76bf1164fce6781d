import { type Day, dayOf, isoDay } from "./calendar.ts";
import { randomStream } from "./random.ts";
import type { SampleDelivery, SampleOrder, SampleOrderLine, SampleProduct, SampleStore } from "./rows.ts";
import { SLOW_DELIVERY, STOCK_OUT_OTHERWISE, STOCK_OUTS } from "./truthBesideOrders.ts";

/** What the mini programme's orders brought to the door, line by line, and what somebody wanted and the shelf had not. */
export function makeDeliveries(
  seed: number,
  orders: readonly SampleOrder[],
  lines: readonly SampleOrderLine[],
  products: readonly SampleProduct[],
  stores: readonly SampleStore[],
  until: Day,
): SampleDelivery[] {
  const random = randomStream(seed, "deliveries");
  const parcels = new Map(
    orders
      .filter(({ channel, kind, status }) => channel === "小程序" && kind === "sale" && status === "已完成")
      .map((order) => [order.orderNo, order]),
  );
  const goods = new Map(products.map((product) => [product.code, product]));
  const shops = new Map(stores.map((store) => [store.code, store]));
  const rows: SampleDelivery[] = [];
  for (const line of lines) {
    const order = parcels.get(line.orderNo);
    if (!order || line.kind !== "sale") continue;
    const product = goods.get(line.productCode)!;
    const store = shops.get(order.storeCode)!;
    const day = dayOf(order.orderedAt.slice(0, 10));
    const late =
      (store.city === SLOW_DELIVERY.city ? SLOW_DELIVERY.extraDays : 0) + (random.chance(0.02) ? 1 : 0);
    const shipped = day + random.between(0, 1);
    const delivered = shipped + late;
    const common = {
      productCode: product.code,
      productName: product.name,
      store: store.name,
      wanted: line.quantity,
    };
    rows.push({
      ...common,
      deliveryNo: `PS${line.orderNo.slice(2)}-${line.line}`,
      memberNo: order.memberNo,
      askedOn: isoDay(day),
      orderNo: line.orderNo,
      promisedOn: isoDay(day + 1),
      shippedOn: shipped <= until ? isoDay(shipped) : null,
      deliveredOn: delivered <= until ? isoDay(delivered) : null,
      sent: shipped <= until ? line.quantity : 0,
      stockOut: false,
    });
    const planted = STOCK_OUTS.find(
      ({ category, lastDays }) => category === product.category && day > until - lastDays,
    );
    const share = planted?.share ?? STOCK_OUT_OTHERWISE;
    // So many beside those that were met make the share among all.
    if (!random.chance(share / (1 - share))) continue;
    rows.push({
      ...common,
      deliveryNo: `QH${line.orderNo.slice(2)}-${line.line}`,
      memberNo: random.chance(0.7) ? order.memberNo : null,
      askedOn: isoDay(day),
      orderNo: null,
      promisedOn: null,
      shippedOn: null,
      deliveredOn: null,
      sent: 0,
      stockOut: true,
    });
  }
  return rows;
}
