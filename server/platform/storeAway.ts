/** PostgreSQL is being started again: the connection broke, or it does not take any yet. */
export function storeAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    (code !== undefined && /^(57P0[123]|08\w{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(code)) ||
    /^(Connection terminated|Client has encountered a connection error|Client was closed)/.test(message ?? "")
  );
}
