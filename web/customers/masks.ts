/** Which fields of a file a role's mask hides. */
const columns: Readonly<Record<string, readonly string[]>> = {
  name: ["name", "contacts", "external"],
  phone: ["phone", "landline", "contacts", "external"],
  email: ["email", "external"],
  birthday: ["birthday"],
  address: ["address"],
  income: ["income"],
};

export const hiddenFields = (masked: readonly string[]): string[] => [
  ...new Set(masked.flatMap((field) => columns[field] ?? [])),
];
