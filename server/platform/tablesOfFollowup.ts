import type { Generated } from "kysely";
import type { Pair } from "../refuse.ts";
import type { At, Json } from "./database.ts";

export interface FollowupTables {
  contact: {
    id: string;
    party_id: number;
    kind: "call" | "visit" | "message" | "mail" | "other";
    direction: "out" | "in";
    outcome: "reached" | "no_answer" | "replied" | "ordered" | "complained" | "not_now" | "refused" | "lost";
    minutes: number | null;
    at: At;
    promised_by: string | null;
    kept_at: At | null;
    next_on: string | null;
    lost_cause: "quality" | "service" | "price" | "competitor" | "moved" | "no_need" | "other" | null;
    task: string | null;
    by: number | null;
    corrects: string | null;
    replaced_by: string | null;
    created_at: At;
  };
  strategy: {
    id: Generated<number>;
    name: Json<Pair>;
    goal: Json<Pair>;
    segments: number[];
    reasons: string[];
    priority: number;
    min_days: number;
    max_days: number;
    channels: string[];
    offer: Json<Pair>;
    words: Json<Pair>;
    measure: Json<unknown>;
    ready_made: string | null;
    active: Generated<boolean>;
    version: Generated<number>;
    updated_at: At;
    updated_by: number | null;
  };
  strategy_version: { strategy: number; version: number; content: Json<unknown>; at: At; by: number | null };
  today_task: {
    id: string;
    day: string;
    party_id: number;
    person: number | null;
    rank: number;
    reason: Json<unknown>;
    at_stake: string | null;
    strategy: number | null;
    state: Generated<"open" | "done" | "postponed" | "passed">;
    contact: string | null;
    postponed_to: string | null;
    decided_at: At | null;
    decided_by: number | null;
    created_at: At;
  };
  digest_sent: { person: number; day: string; at: At };
  mail_opt_out: { person: number; mail: string; at: At };
}
