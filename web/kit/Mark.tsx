/** The evergreen. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path
        fill="var(--on-accent)"
        d="M16 5.5 10 13h3l-4.6 5.600h3.400L7.6 23.500h7v3.600h2.800v-3.600h7l-4.2-4.900h3.400L19 13h3z"
      />
    </svg>
  );
}
