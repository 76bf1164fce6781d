export interface Base {
  customers: number;
  orders: number;
  amount: number;
}

/**
 * Splits a difference in sales = customers × orders each × money an order into the part of each factor, without rest:
 * the logarithmic mean Divisia index in its additive form (Ang 2005, "The LMDI approach to decomposition analysis").
 * Where one side is nothing, no rate exists, and all of it is customers who came or went.
 */
export function decompose(before: Base, now: Base) {
  const difference = now.amount - before.amount;
  const positive = [before, now].every((base) => base.customers > 0 && base.orders > 0 && base.amount > 0);
  if (!positive) return { customers: difference, frequency: 0, orderValue: 0 };
  const weight = difference === 0 ? now.amount : difference / Math.log(now.amount / before.amount);
  const part = (of: (base: Base) => number) => weight * Math.log(of(now) / of(before));
  return {
    customers: part((base) => base.customers),
    frequency: part((base) => base.orders / base.customers),
    orderValue: part((base) => base.amount / base.orders),
  };
}
