/** `100~500`, `100~`, `~500` */
export function span(text: string | undefined): { least?: number; most?: number } | undefined {
  const parts = /^(-?[\d.]*)~(-?[\d.]*)$/.exec(text ?? "");
  if (!parts) return undefined;
  const [least, most] = [parts[1], parts[2]].map((part) => (part ? Number(part) : undefined));
  return {
    ...(least !== undefined && Number.isFinite(least) ? { least } : {}),
    ...(most !== undefined && Number.isFinite(most) ? { most } : {}),
  };
}

/** `2026-01-01~2026-02-01`; the address says the last day, the server is asked half-open. */
export function days(text: string | undefined): { from?: string; to?: string } | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)?~(\d{4}-\d\d-\d\d)?$/.exec(text ?? "");
  if (!parts) return undefined;
  const after =
    parts[2] && new Date(Date.parse(`${parts[2]}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { ...(parts[1] ? { from: parts[1] } : {}), ...(after ? { to: after } : {}) };
}
