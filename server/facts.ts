import { customersFact } from "./customers/import/customersFact.ts";
import type { Fact, FactKind } from "./fact.ts";
import { eventFacts } from "./ingest/events/eventFacts.ts";
import { ordersFact } from "./ingest/orders/ordersFact.ts";
import { productsFact } from "./ingest/products/productsFact.ts";

/** Everything that can be imported. */
export const facts: Readonly<Record<FactKind, Fact>> = {
  orders: ordersFact,
  customers: customersFact,
  products: productsFact,
  ...eventFacts,
};
