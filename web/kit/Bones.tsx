import "./kit.css";

/** Lines of text that are on their way; their place is kept. */
export function Bones({ lines }: { lines: number }) {
  return (
    <div className="bones" aria-hidden="true">
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all the same, never reordered.
        <div key={i} className="bone" />
      ))}
    </div>
  );
}
