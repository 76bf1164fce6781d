import "./chart.css";
import { App, Dropdown } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import type { How } from "../kit/FxNote.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useSay } from "../language.tsx";
import { useTheme } from "../theme/ThemeProvider.tsx";
import type { Address } from "../useAddress.ts";
import { type ChartTable, csv } from "./csv.ts";
import { pngOf, save } from "./download.ts";
import { TableView } from "./TableView.tsx";
import { xlsxType } from "./xlsxType.ts";

interface ChartCardProps {
  title: string;
  metric?: string;
  why?: string;
  how?: How;
  note?: ReactNode;
  right?: ReactNode;
  /** Name of downloaded files, without ending. */
  file: string;
  /** The same as the drawing says, in rows. */
  table: ChartTable;
  /** Makes the picture for a download, undefined until it is drawn; left out where there is no drawing, only figures. */
  svg?: (() => string | undefined) | undefined;
  asked?: Address | undefined;
  /** More to choose from, above the downloads. */
  menu?: ReadonlyArray<{ key: string; label: string; danger?: boolean; onClick(): void }> | undefined;
  children: ReactNode;
}

/** A card whose chart can also be read as a table and taken away as CSV, Excel, PNG or SVG, or fill the screen. */
export function ChartCard({ file, table, svg, menu = [], right, children, ...card }: ChartCardProps) {
  const say = useSay();
  const { tokens } = useTheme();
  const { message } = App.useApp();
  const [asTable, setAsTable] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const take = async (kind: string) => {
    if (kind === "csv") return save(`${file}.csv`, csv(table), "text/csv;charset=utf-8");
    if (kind === "xlsx") {
      const { xlsx } = await import("./xlsx.ts");
      return save(`${file}.xlsx`, await xlsx(table, card.title), xlsxType);
    }
    if (kind === "full") return opener.current?.closest(".card")?.requestFullscreen();
    const picture = svg?.();
    if (!picture) return;
    if (kind === "svg") return save(`${file}.svg`, picture, "image/svg+xml");
    save(`${file}.png`, await pngOf(picture, tokens.surface), "image/png");
  };
  return (
    <Card
      {...card}
      right={
        <>
          {right}
          <Dropdown
            trigger={["click"]}
            placement="bottomRight"
            menu={{
              items: [
                ...menu.map(({ key, label, danger = false }) => ({ key, label, danger })),
                ...(svg
                  ? [
                      {
                        key: "table",
                        label: asTable
                          ? say({ zh: "看图", en: "Show the chart" })
                          : say({ zh: "看表格", en: "Show as table" }),
                      },
                    ]
                  : []),
                { key: "csv", label: say({ zh: "下载 CSV", en: "Download CSV" }) },
                { key: "xlsx", label: say({ zh: "下载 Excel", en: "Download Excel" }) },
                ...(svg
                  ? [
                      { key: "png", label: say({ zh: "下载 PNG", en: "Download PNG" }), disabled: asTable },
                      { key: "svg", label: say({ zh: "下载 SVG", en: "Download SVG" }), disabled: asTable },
                    ]
                  : []),
                ...(document.fullscreenEnabled
                  ? [{ key: "full", label: say({ zh: "全屏", en: "Full screen" }) }]
                  : []),
              ],
              onClick({ key }) {
                const own = menu.find((item) => item.key === key);
                if (own) own.onClick();
                else if (key === "table") setAsTable(!asTable);
                else take(key).catch((error: unknown) => void message.error(say(saysOf(error))));
              },
            }}
          >
            <button
              ref={opener}
              type="button"
              className="chart-tools"
              aria-label={say(
                { zh: "{title}：表格与下载", en: "{title}: table and downloads" },
                { title: card.title },
              )}
            >
              <Icon name="more" size={16} />
            </button>
          </Dropdown>
        </>
      }
    >
      {asTable ? <TableView table={table} title={card.title} /> : children}
    </Card>
  );
}
