/** Where this domain keeps personal data. Erasing a customer empties all of it; the privacy inventory lists it. */
export const personalColumns: Readonly<Record<string, readonly string[]>> = {
  party: [
    "name",
    "pinyin",
    "initials",
    "gender",
    "phone",
    "phone_tail",
    "landline",
    "email",
    "member_no",
    "birthday",
    "birthday_lunar",
    "birth_year",
    "company",
    "position",
    "contacts",
    "region",
    "address",
    "income",
    "preferences",
    "custom",
  ],
  party_identifier: ["value"],
  party_change: ["old", "new"],
  consent: ["basis", "source"],
  note: ["body"],
  attachment: ["name", "sha256"],
  merge: ["reason"],
  merge_history: ["reason"],
};
/** Texts of these tables that say nothing about a person. */
const impersonalColumns: Readonly<Record<string, readonly string[]>> = {
  party: ["public_id", "kind", "birthday_kind", "channel", "confirmed"],
  party_identifier: ["kind"],
  party_change: ["field"],
  consent: ["purpose", "channel", "state"],
  attachment: ["type"],
  merge_history: ["action"],
  duplicate_suspect: ["state", "reasons"],
  tag: ["name"],
  saved_view: ["page", "name", "state"],
  tombstone: ["kind"],
};
/** Folders under the product's files that hold personal data. */
const personalFolders = ["attachments", "exports"] as const;
