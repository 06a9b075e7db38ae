import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Input, Modal } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { called } from "../api/client.ts";
import { ProblemError } from "../api/problem.ts";
import { entityPath } from "../components/page-link.tsx";
import { useKeys } from "../keyboard.ts";

interface Found { kind: string; id: string; title: string; subtitle?: string }

function isFound(value: unknown): value is Found {
  return typeof value === "object" && value !== null && "kind" in value && "id" in value && "title" in value && typeof value.id === "string" && typeof value.title === "string" && typeof value.kind === "string";
}

/** What the API finds; null where it has no search. */
async function search(text: string, signal: AbortSignal): Promise<Found[] | null> {
  try {
    const body: unknown = await (await called("GET", `/api/v1/search?${new URLSearchParams({ q: text, limit: "20" }).toString()}`, { signal })).json();
    return typeof body === "object" && body !== null && "results" in body && Array.isArray(body.results) ? body.results.filter(isFound) : [];
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === "unknown-address") return null;
    throw error;
  }
}

/** Search across everything, from anywhere: Ctrl+K. */
export function GlobalSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const query = useQuery({ queryKey: ["search", wanted], queryFn: ({ signal }) => search(wanted, signal), enabled: open && wanted.length > 0 });
  useKeys({ "Ctrl+k": () => setOpen(true), "/": () => setOpen(true) });

  const results = query.data ?? [];
  const close = (): void => {
    setOpen(false);
    setText("");
    setActive(0);
  };
  const go = (found: Found | undefined): void => {
    if (found === undefined) return;
    void navigate({ to: entityPath(found.kind, found.id) });
    close();
  };
  const optionId = (index: number): string => `search-option-${index}`;
  return (
    <>
      <Button className="search-button" icon={<SearchOutlined />} onClick={() => setOpen(true)} aria-label={`${t("shell:search.button")} ${t("shell:search.keys")}`}><span className="search-button-text">{t("shell:search.button")}</span><kbd className="search-button-text">{t("shell:search.keys")}</kbd></Button>
      <Modal open={open} onCancel={close} footer={null} title={t("shell:search.button")} destroyOnHidden className="search-dialog">
        <Input
          autoFocus
          allowClear
          value={text}
          placeholder={t("shell:search.placeholder")}
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls="search-results"
          aria-label={t("shell:search.button")}
          {...(results.length > 0 ? { "aria-activedescendant": optionId(active) } : {})}
          onChange={(event) => { setText(event.target.value); setActive(0); }}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown") setActive(Math.min(active + 1, results.length - 1));
            else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
            else if (event.key === "Enter") go(results[active]);
            else return;
            event.preventDefault();
          }}
        />
        <ul id="search-results" role="listbox" aria-label={t("shell:search.results")} className="search-results">
          {results.map((found, index) => (
            <li key={`${found.kind} ${found.id}`} id={optionId(index)} role="option" aria-selected={index === active} className={index === active ? "search-active" : ""} onClick={() => go(found)} onMouseEnter={() => setActive(index)}>
              <span className="tag">{t(`names:kind.${found.kind}`, { defaultValue: found.kind })}</span>
              <span className="search-title">{found.title}</span>
              {found.subtitle !== undefined && <span className="muted">{found.subtitle}</span>}
            </li>
          ))}
        </ul>
        <div className="muted" role="status">
          {query.data === null ? t("shell:search.absent") : query.isError ? t("shell:search.failed") : wanted === "" ? t("shell:search.hint") : query.isFetching ? t("shell:state.loading") : results.length === 0 ? t("shell:search.none") : ""}
        </div>
      </Modal>
    </>
  );
}
