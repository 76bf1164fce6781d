import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useId, useMemo, useState } from "react";
import { call } from "../call.ts";
import { hasCustomerFile } from "../kit/customerFile.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useLanguage } from "../language.tsx";
import { pages } from "../routes.tsx";
import { question } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { deedHits, type Hit, metricHits, pageHits } from "./searchHits.ts";
import { useDeeds } from "./useDeeds.ts";

interface SearchProps {
  open: boolean;
  onClose(): void;
  onHelp(): void;
}

/** Pages and actions answer at once, customers from the server; Enter is left to the input method while it composes. */
export function Search({ open, onClose, onHelp }: SearchProps) {
  const { say } = useLanguage();
  const label = say({ zh: "搜索", en: "Search" });
  return (
    <Dialog open={open} onClose={onClose} label={label} at="top">
      <SearchInside onClose={onClose} onHelp={onHelp} label={label} />
    </Dialog>
  );
}

function SearchInside({ onClose, onHelp, label }: Omit<SearchProps, "open"> & { label: string }) {
  const { say, language } = useLanguage();
  const deeds = useDeeds(onHelp);
  const me = useWhoAmI();
  const navigate = useNavigate();
  const listId = useId();
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  const slow = useDeferredValue(asked.trim());
  const seesCustomers = me.may.includes("customers:read") && hasCustomerFile();
  const people = useQuery({
    queryKey: ["searchCustomers", slow],
    queryFn: ({ signal }) => call("searchCustomers", { text: slow, limit: 8 }, { signal }),
    enabled: slow.length > 0 && seesCustomers,
    staleTime: 30_000,
  });

  const metrics = useQuery({ ...question("listMetrics", {}), enabled: me.may.includes("metrics:read") });

  const hits = useMemo(() => {
    const go = (to: string) => () => void navigate({ href: to });
    const customers: Hit[] = (slow ? (people.data?.rows ?? []) : []).map((row) => ({
      key: row.id,
      group: "customers",
      label: row.name,
      hint: row.hint,
      icon: "customers",
      act: go(`/customers/${row.id}`),
    }));
    const seen = pages.filter((page) => me.may.includes(page.may));
    return [
      ...customers,
      ...pageHits(seen, asked, language, go),
      ...metricHits(metrics.data?.metrics ?? [], asked, language, go),
      ...deedHits(deeds, asked),
    ];
  }, [asked, slow, people.data, metrics.data, language, deeds, me.may, navigate]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question starts at its first answer.
  useEffect(() => setAt(0), [asked]);
  const current = Math.min(at, hits.length - 1);
  const take = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    hit.act();
  };
  const groups = {
    customers: say({ zh: "客户", en: "Customers" }),
    pages: say({ zh: "页面", en: "Pages" }),
    metrics: say({ zh: "指标", en: "Metrics" }),
    actions: say({ zh: "操作", en: "Actions" }),
  };
  return (
    <>
      <div className="search-field">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here.
          autoFocus
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits[current] ? `${listId}-${current}` : undefined}
          aria-label={label}
          placeholder={say({
            zh: "姓名、拼音、手机尾号、会员号、页面",
            en: "Name, phone tail, member number, page",
          })}
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.keyCode === 229) return;
            if (event.key === "ArrowDown") setAt(Math.min(current + 1, hits.length - 1));
            else if (event.key === "ArrowUp") setAt(Math.max(current - 1, 0));
            else if (event.key === "Enter") take(hits[current]);
            else return;
            event.preventDefault();
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <div className="search-list" id={listId} role="listbox" aria-label={label}>
        {hits.map((hit, i) => (
          <div key={hit.key} role="presentation">
            {hit.group !== hits[i - 1]?.group && <div className="search-group">{groups[hit.group]}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the field above. */}
            <div
              id={`${listId}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === current}
              className="search-hit"
              onMouseMove={() => setAt(i)}
              onClick={() => take(hit)}
            >
              <Icon name={hit.icon} />
              {hit.label}
              {hit.hint && <span className="search-hint">{hit.hint}</span>}
            </div>
          </div>
        ))}
      </div>
      {hits.length === 0 && !people.isFetching && (
        <p className="search-none">
          {say({ zh: "没有找到「{asked}」", en: 'Nothing found for "{asked}"' }, { asked })}
        </p>
      )}
    </>
  );
}
