/** Only addresses of this product: a link in a mail must not lead elsewhere after signing in. */
export function insideOnly(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : "/";
}
