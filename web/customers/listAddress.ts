import {
  type CustomerFilter,
  consentChannels,
  consentPurposes,
  missable,
  type SortKey,
  sortKeys,
} from "../../server/customers/schema.ts";
import type { Address } from "../useAddress.ts";
import { days, span } from "./addressParts.ts";
import { ownKeys, readOwnFilters } from "./ownFilter.ts";

/** The parts of the address that choose the list; everything else on it (drawers, definition) is left alone. */
export const filterKeys = [
  "q",
  "level",
  "kind",
  "gender",
  "owner",
  "region",
  "store",
  "channel",
  "tag",
  "notag",
  "consent",
  "complete",
  "missing",
  "stale",
  "odd",
  "unreachable",
  "acquired",
  "orders",
  "amount",
  "year",
  "average",
  "first",
  "last",
] as const;
export type FilterKey = (typeof filterKeys)[number];

const list = (text: string | undefined) => (text ? text.split(",").filter((part) => part !== "") : undefined);
const numbers = (text: string | undefined) => list(text)?.map(Number).filter(Number.isInteger);

const levels = ["high", "potential", "low"] as const;

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | undefined =>
  known.find((one) => one === text);

export function readFilter(address: Address): CustomerFilter {
  const [purpose, channel, granted] = (address.consent ?? "").split(".");
  const consent =
    oneOf(consentPurposes, purpose) && oneOf(consentChannels, channel)
      ? {
          purpose: oneOf(consentPurposes, purpose)!,
          channel: oneOf(consentChannels, channel)!,
          granted: granted !== "0",
        }
      : undefined;
  const stale = Number(address.stale);
  const filter: { [K in keyof CustomerFilter]: CustomerFilter[K] | undefined } = {
    search: address.q || undefined,
    levels: list(address.level)?.flatMap((one) => oneOf(levels, one) ?? []),
    kind: oneOf(["person", "organisation"] as const, address.kind),
    gender: list(address.gender)?.flatMap(
      (one) => oneOf(["female", "male", "other", "unknown"] as const, one) ?? [],
    ),
    owners: numbers(address.owner),
    regions: list(address.region)?.filter((code) => /^[1-9]\d{1,5}$/.test(code)),
    stores: numbers(address.store),
    channels: list(address.channel),
    tags: numbers(address.tag),
    withoutTags: numbers(address.notag),
    consent,
    completeness: span(address.complete),
    missing: oneOf(missable, address.missing),
    staleDays: Number.isInteger(stale) && stale > 0 ? stale : undefined,
    implausible: address.odd === "1" ? true : undefined,
    unreachable: address.unreachable === "1" ? true : undefined,
    acquiredOn: days(address.acquired),
    orders: span(address.orders),
    amount: span(address.amount),
    amountYear: span(address.year),
    averageOrder: span(address.average),
    firstOn: days(address.first),
    lastOn: days(address.last),
    custom: readOwnFilters(address),
  };
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

export function readSort(address: Address): { sort: SortKey; sortField?: number; descending: boolean } {
  const own = /^c([1-9]\d{0,4})$/.exec(address.sort ?? "");
  return {
    ...(own ? { sortField: Number(own[1]) } : {}),
    sort: oneOf(sortKeys, address.sort) ?? "lastOn",
    descending: address.asc !== "1",
  };
}

/** What of an address chooses and orders the list, as a text that a file's address carries along. */
export function listText(address: Address): string {
  const kept = [
    ...filterKeys,
    ...ownKeys(address),
    "sort",
    "asc",
    "returns",
    "cancelled",
    "zeroPrice",
  ].flatMap((key) => (address[key] ? [[key, address[key]] as [string, string]] : []));
  return new URLSearchParams(kept).toString();
}

export const addressOfList = (text: string): Address => Object.fromEntries(new URLSearchParams(text));
