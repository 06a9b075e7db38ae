import { useQuery } from "@tanstack/react-query";
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { addressOf } from "../../page-search.ts";
import { LightFigures } from "./light-figures.tsx";
import { viewPath, type ItemFilters } from "./view-filters.ts";

type Tree = components["schemas"]["ItemTree"];
type Node = components["schemas"]["TreePerson"];

type Level = "court" | "department" | "post" | "person";
interface Row { key: string; level: Level; node: Node; children?: Row[] }

/** Court → department → post → person as rows; a place keeps its key while its numbers change. */
function rowsOf(tree: Tree): Row[] {
  const row = (level: Level, key: string, node: Node, children?: Row[]): Row => ({ key, level, node, ...(children === undefined ? {} : { children }) });
  const idOf = (node: Node): string => node.id ?? "";
  const departments = tree.departments.map((department) => {
    const key = department.id;
    return row("department", key, department, department.posts.map((post) => row("post", `${key}/${idOf(post)}`, post, post.persons.map((person) => row("person", `${key}/${idOf(post)}/${idOf(person)}`, person)))));
  });
  return [row("court", "court", tree, departments)];
}

function Count({ figure, name, what }: { figure: Node["items"]; name: string; what: string }) {
  const { t } = useTranslation();
  if (figure.count === 0) return <span className="muted">0</span>;
  return <PageLink to={viewPath("board", figure.query)} className="figure"><span className="sr-only">{t("campaigns:figureOf", { name })}{what} </span>{figure.count}</PageLink>;
}

/** Court, department, post, person, with progress and lights rolled up; every number leads to exactly the items it counts. */
export function TreeView({ filters }: { filters: ItemFilters }) {
  const { t, i18n } = useTranslation();
  const query = useQuery({
    queryKey: keys.list("work-item", "tree", filters, i18n.language),
    queryFn: ({ signal }) => answered(api.GET("/api/v1/work-items/tree", { params: { query: filters }, signal })),
  });
  return (
    <PageState query={query}>
      {(tree) => (
        <DataTable<Row>
          key={Object.values(filters).join(" ")}
          label={t("campaigns:view.tree")}
          rowKey="key"
          dataSource={tree.items.count === 0 ? [] : rowsOf(tree)}
          width={980}
          exportPath={addressOf("/api/v1/work-items/export", filters)}
          toolbar={<span role="status" data-total={tree.items.count}>{t("campaigns:total", { count: tree.items.count })}</span>}
          expandable={{ defaultExpandedRowKeys: ["court", ...(tree.departments.length <= 2 ? tree.departments.map((one) => one.id) : [])], indentSize: 20 }}
          empty={<EmptyState title={t("items:none")} next={t("items:noneNext")} action={<PageLink to={viewPath("tree", {})}>{t("campaigns:dropAll")}</PageLink>} />}
          onRow={(row) => ({ "data-place": row.key }) as object}
          columns={[
            { title: t("campaigns:place"), key: "name", width: 280, render: (_value, { level, node }) => <span className={`place place-${level}`}>{node.name} <span className="tag">{t(`campaigns:level.${level}`)}</span></span> },
            { title: t("campaigns:items"), key: "items", width: 80, align: "end", render: (_value, { node }) => <Count figure={node.items} name={node.name} what={t("campaigns:items")} /> },
            { title: t("items:open"), key: "open", width: 80, align: "end", render: (_value, { node }) => <Count figure={node.open} name={node.name} what={t("items:open")} /> },
            { title: t("campaigns:lights"), key: "lights", width: 340, render: (_value, { node }) => <LightFigures figures={node.lights} name={node.name} /> },
            { title: t("campaigns:progress"), key: "progress", width: 180, render: (_value, { node }) => <Progress percent={node.progress} size="small" aria-label={t("campaigns:progressOf", { title: node.name })} /> },
          ]}
        />
      )}
    </PageState>
  );
}
