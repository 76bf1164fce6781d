import { useSay } from "../language.tsx";

/** Keeps the places of head, tiles and cards while a page arrives. */
export function PageSkeleton({ head = true }: { head?: boolean }) {
  const say = useSay();
  return (
    <div className="page-skeleton" role="status">
      <span className="hidden-text">{say({ zh: "正在打开", en: "Opening" })}</span>
      {head && (
        <>
          <div className="bone bone-title" />
          <div className="bone bone-sentence" />
        </>
      )}
      <div className="bone bone-tiles" />
      <div className="skeleton-cards">
        <div className="bone" />
        <div className="bone" />
      </div>
    </div>
  );
}
