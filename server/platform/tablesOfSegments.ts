import type { Generated } from "kysely";
import type { At, Json } from "./database.ts";

export interface SegmentsTables {
  segment: {
    id: Generated<number>;
    name: string;
    folder: Generated<string>;
    kind: "rule" | "list";
    rule: Json<unknown> | null;
    version: Generated<number>;
    note: Generated<string>;
    members: number | null;
    refreshed_at: At | null;
    refreshed_on: string | null;
    refreshed_version: number | null;
    created_by: number | null;
    created_at: At;
    updated_at: At;
    deleted_at: At | null;
  };
  segment_version: {
    segment: number;
    version: number;
    rule: Json<unknown> | null;
    listed: Json<unknown> | null;
    note: Generated<string>;
    at: At;
    by: number | null;
  };
  segment_file: { id: string; name: string; created_by: number | null; created_at: At };
  customer_grouping: {
    id: Generated<number>;
    as_of: string;
    at: At;
    result: Json<unknown>;
    by: number | null;
  };
  segment_reference: { segment: number; refers_to: number };
  segment_listed: { segment: number; party_id: number; at: At; by: number | null };
}
