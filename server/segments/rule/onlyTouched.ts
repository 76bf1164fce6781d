import type { Touched } from "../touchedCustomers.ts";
import type { Values } from "./Values.ts";

/** Buckets come first in the order of every table of facts: with them a few people are a few point reads. */
export function onlyParties(values: Values, only: Touched | undefined): string[] {
  return only ? [inBuckets(values, only), `party_id in ${values.value("Array(UInt32)", only.parties)}`] : [];
}

export function onlyCustomers(values: Values, only: Touched | undefined): string[] {
  return only
    ? [inBuckets(values, only), `customer_id in ${values.value("Array(UInt32)", only.customers)}`]
    : [];
}

function inBuckets(values: Values, only: Touched): string {
  return `bucket in ${values.value("Array(UInt8)", only.buckets)}`;
}
