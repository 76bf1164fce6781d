import { expect, test } from "vitest";
import { readBirthday, writeBirthday } from "./birthday.ts";

// Mid-autumn 1974 was 30 September; the leap eighth month of 1995 began on 25 September.
test.each([
  ["solar|1974-08-15", "1974-08-15", "solar|1974-08-15"],
  ["lunar|1974-08-15", "1974-09-30", "lunar|1974-08-15"],
  ["lunar|1974-八-十五", "1974-09-30", "lunar|1974-08-15"],
  ["lunar|1995-闰08-01", "1995-09-25", "lunar|1995-闰08-01"],
  ["lunar|1990-腊-廿三", "1991-02-07", "lunar|1990-12-23"],
  ["month|1974-08", "1974-08-01", "month|1974-08"],
  ["year|1974", "1974-01-01", "year|1974"],
])("%s is %s", (text, solar, again) => {
  const birthday = readBirthday(text);
  expect(birthday?.birthday).toBe(solar);
  expect(writeBirthday(birthday!)).toBe(again);
});

test.each(["solar|1974-02-30", "lunar|1974-闰08-15", "lunar|1974-08-31", "month|1974-13", "1974-08-15"])(
  "%s is no day",
  (text) => {
    expect(readBirthday(text)).toBeUndefined();
  },
);
