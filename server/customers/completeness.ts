/** What a whole file says. The share of these that are filled is its completeness. */
const expectedFields = {
  person: [
    "name",
    "gender",
    "phone",
    "email",
    "birthday",
    "region",
    "address",
    "member_no",
    "channel",
    "store",
    "acquired_on",
    "income",
  ],
  organisation: [
    "name",
    "phone",
    "email",
    "region",
    "address",
    "member_no",
    "channel",
    "owner",
    "acquired_on",
    "contacts",
  ],
} as const;

export type ExpectedField = (typeof expectedFields)["person" | "organisation"][number];

export type Checked = { kind: "person" | "organisation" } & { [field in ExpectedField]?: unknown };

/** The expected fields that are empty, in the order in which they are asked for. */
export function missingFields(party: Checked): ExpectedField[] {
  return expectedFields[party.kind].filter((field) => isEmpty(party[field]));
}

/** Whole per cent: 11 of 12 fields are 92. A party of whom no kind is said is a person. */
export function completeness(party: Partial<Checked>): number {
  const expected = expectedFields[party.kind ?? "person"];
  let filled = 0;
  for (const field of expected) if (!isEmpty(party[field])) filled++;
  return Math.round((100 * filled) / expected.length);
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    value === 0 ||
    (Array.isArray(value) && value.length === 0)
  );
}
