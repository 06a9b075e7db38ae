import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema.d.ts";
import { FigureLink } from "../../components/figure-link.tsx";
import { useNames } from "../../components/names.tsx";
import { ShareBar } from "../../components/share-bar.tsx";

export type Load = components["schemas"]["Load"];

/** Who carries how much: open, late, soon late, soon due. The bar is as long as the heaviest is heavy. */
export function LoadTable({ rows, by, label }: { rows: readonly Load[]; by: "department" | "person"; label: string }) {
  const { t } = useTranslation();
  const names = useNames();
  if (rows.length === 0) return <p className="muted">{t("map:load.none")}</p>;
  const most = Math.max(...rows.map((row) => row.open.count));
  return (
    <table className={`load load-${by}s`} aria-label={label}>
      <thead>
        <tr><th scope="col">{t(`map:load.${by}`)}</th><td className="load-bar" /><th scope="col">{t("map:load.open")}</th><th scope="col">{t("names:light.red")}</th><th scope="col">{t("names:light.yellow")}</th><th scope="col">{t("map:load.dueSoon")}</th></tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { open, red, yellow } = row;
          return (
            <tr key={row.id} data-load={row.id}>
              <th scope="row">{by === "department" ? names.department(row.id) : names.person(row.id)}</th>
              <td className="load-bar"><ShareBar whole={most} parts={[{ colour: "red", count: red.count }, { colour: "yellow", count: yellow.count }, { colour: "grey", count: Math.max(0, open.count - red.count - yellow.count) }]} /></td>
              <td><FigureLink figure={open} /></td>
              <td><FigureLink figure={red} className={red.count > 0 ? "figure due-late" : "figure"} /></td>
              <td><FigureLink figure={yellow} className={yellow.count > 0 ? "figure due-soon" : "figure"} /></td>
              <td><FigureLink figure={row.dueSoon} /></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
