import { sql } from "kysely";

/** What a file says against itself or the calendar: born tomorrow, 120 years old, known before being born. */
export function implausible(table: string, now: Date) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`(
    ${column("birthday")} > ${now}::timestamptz::date
    or ${column("birth_year")} < extract(year from ${now}::timestamptz) - 110
    or ${column("acquired_on")} > ${now}::timestamptz::date
    or ${column("acquired_on")} < ${column("birthday")}
    or (${column("kind")} = 'organisation' and ${column("gender")} is not null))`;
}
