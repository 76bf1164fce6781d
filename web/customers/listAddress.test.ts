import { expect, test } from "vitest";
import { addressOfList, listText, readFilter, readSort } from "./listAddress.ts";

test("an address is a filter", () => {
  expect(
    readFilter({
      q: "沈",
      owner: "1,2,x",
      region: "32,3205,0",
      consent: "marketing.sms.0",
      amount: "100~",
      last: "~2026-02-28",
      missing: "phone",
      stale: "365",
      odd: "1",
    }),
  ).toEqual({
    search: "沈",
    owners: [1, 2],
    regions: ["32", "3205"],
    consent: { purpose: "marketing", channel: "sms", granted: false },
    amount: { least: 100 },
    lastOn: { to: "2026-03-01" },
    missing: "phone",
    staleDays: 365,
    implausible: true,
  });
});

test("what no filter can be is left out", () => {
  expect(readFilter({ consent: "x.y", missing: "shoe", stale: "-1", amount: "abc", kind: "dog" })).toEqual(
    {},
  );
  expect(readSort({ sort: "shoe" })).toEqual({ sort: "lastOn", descending: true });
});

test("a list travels as text and comes back", () => {
  const address = { q: "a&b=c", tag: "1,2", sort: "amount", asc: "1", figure: "revenue" };
  expect(addressOfList(listText(address))).toEqual({ q: "a&b=c", tag: "1,2", sort: "amount", asc: "1" });
});
