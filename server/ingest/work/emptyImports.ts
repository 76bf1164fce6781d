import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import type { Job } from "../../platform/jobs.ts";

/** Somebody was erased: what imports keep of people in words goes at once, whoever it is about. */
export const emptyImports: Job = {
  says: { zh: "清除导入记录里的个人信息", en: "Clear personal data out of the import history" },
  run: async ({ services }) => ({ imports: await emptyPersonalParts(services.db) }),
};

/**
 * Empties what imports keep of single people beside their counts: examples of cells, changed values, people who wait, and
 * corrections that were typed in. What is done stays as it is otherwise. What is not loses its check and dry run, which would
 * not hold without the corrections, and is a draft again. One under way is left for the sweep, which
 * takes whatever began before an erasure. Answers how many were emptied.
 */
export async function emptyPersonalParts(db: Db, before?: Date): Promise<number> {
  const emptied = await sql<{ id: string }>`
    with kept as (
      select id, kind, state, report,
        coalesce(options -> 'fixes', '[]') <> '[]' as fixed,
        exists (
          select from jsonb_array_elements(coalesce(report #> '{check,errors}', '[]')) as e
          where coalesce(e -> 'examples', '[]') <> '[]' or coalesce(e -> 'values', '[]') <> '[]') as examples,
        kind = 'customers' and exists (
          select from unnest(array['{dryRun,changes}', '{dryRun,waiting}', '{result,changes}', '{result,waiting}']) as path
          where coalesce(report #> path::text[], '[]') <> '[]') as people
      from import
      where state not in ('running', 'checking')
        and (${before ?? null}::timestamptz is null or coalesce(finished_at, created_at) < ${before ?? null}
          or created_at <= (select max(erased_at) from party))),
    trimmed as (
      select id, fixed, state as seen, chosen.report as before,
        state in ('draft', 'ready') or (fixed and state in ('failed', 'cancelled')) as anew,
        jsonb_build_object('emptied', true) || case when kind <> 'customers' then cut else
          jsonb_set(jsonb_set(jsonb_set(jsonb_set(cut,
            '{dryRun,changes}', '[]', false), '{dryRun,waiting}', '[]', false),
            '{result,changes}', '[]', false), '{result,waiting}', '[]', false) end as report
      from (
        select *, jsonb_set(report, '{check,errors}', (
          select coalesce(jsonb_agg(e || '{"examples": [], "values": []}'), '[]')
          from jsonb_array_elements(coalesce(report #> '{check,errors}', '[]')) as e), false) as cut
        from kept
        where fixed or examples or people) as chosen)
    update import as i set
      state = case when t.anew then 'draft' else i.state end,
      options = case when t.fixed then i.options || '{"fixes": []}' else i.options end,
      report = case when t.anew then jsonb_build_object('read', i.report -> 'read', 'emptied', true) else t.report end
    from trimmed as t
    -- What began or went on meanwhile is not what was read here.
    where i.id = t.id and i.state = t.seen and i.report = t.before
    returning i.id`.execute(db);
  return emptied.rows.length;
}
