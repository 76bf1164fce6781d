import type { CustomerRow } from "./readCustomers.ts";

/** Somebody whom this file has made, or in a dry run would make. */
export interface Seen {
  /** 0 until it is made; below zero in a dry run. */
  party: number;
  name: string | null | undefined;
  memberNo: string | null | undefined;
  externalId: string | null;
}

/** What he is recognised by: one letter for the kind, and the value. */
export function ownKeys({ set, externalId }: CustomerRow): string[] {
  const keys: string[] = [];
  if (set.member_no) keys.push(`m${set.member_no}`);
  if (externalId) keys.push(`x${externalId}`);
  if (set.phone) keys.push(`p${set.phone}`);
  if (set.email) keys.push(`e${set.email}`);
  return keys;
}

/** Only a shared phone or mail, and another name or number beside it: perhaps a family. */
export function perhapsAnother(row: CustomerRow, key: string, known: Seen): boolean {
  if (key.startsWith("m") || key.startsWith("x")) return false;
  const differs = (a: string | null | undefined, b: string | null | undefined) => !!a && !!b && a !== b;
  return (
    differs(row.set.name, known.name) ||
    differs(row.set.member_no, known.memberNo) ||
    differs(row.externalId, known.externalId)
  );
}
