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

test("fields of the company's own stand in the address under their number", () => {
  const address = {
    c1: "n.10~20.5",
    c2: "d.2026-01-01~2026-01-31",
    c3: "o.1,3,x",
    c4: "y.0",
    c5: "t.冰美式",
    c6: "f.0",
    c7: "z.1",
    c0: "n.1~",
  };
  expect(readFilter(address).custom).toEqual([
    { field: 1, least: 10, most: 20.5 },
    { field: 2, from: "2026-01-01", to: "2026-02-01" },
    { field: 3, choices: [1, 3] },
    { field: 4, yes: false },
    { field: 5, text: "冰美式" },
    { field: 6, filled: false },
  ]);
  expect(readSort({ sort: "c12", asc: "1" })).toEqual({ sort: "lastOn", sortField: 12, descending: false });
  expect(addressOfList(listText({ c3: "o.1,3", sort: "c12" }))).toEqual({ c3: "o.1,3", sort: "c12" });
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
