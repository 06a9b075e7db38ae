import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type RouteComponent } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { NotFound } from "./components/not-found.tsx";
import { PageFailure } from "./components/page-failure.tsx";
import { PageSkeleton } from "./components/page-state.tsx";
import { pages, type PageEntry } from "./navigation.ts";
import { Shell } from "./shell/shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

function isComponent(value: unknown): value is RouteComponent {
  return typeof value === "function";
}

async function load(page: PageEntry): Promise<Record<string, RouteComponent>> {
  const component = (await page.load())[page.name];
  if (!isComponent(component)) throw new TypeError(`${page.path}: its module has no component ${page.name}`);
  return { [page.name]: component };
}

/**
 * A page's heading at once, the page itself as soon as it is drawn: a long list takes longer to draw than a click may take to
 * be seen, and is drawn in slices between which the page answers.
 */
function arriving(page: PageEntry): RouteComponent {
  const Page = lazyRouteComponent(() => load(page), page.name);
  function Arriving() {
    const { t } = useTranslation();
    const isDrawn = useDeferredValue(true, false);
    return isDrawn ? <Page /> : <PageSkeleton title={t(page.text)} />;
  }
  return Object.assign(Arriving, { preload: Page.preload });
}

const routes = pages.map((page) => createRoute({ getParentRoute: () => root, path: page.path, component: arriving(page) }));

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: "intent",
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
  // A filter in the address reads as people write it: ?status=Assigned,InProgress.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (typeof value === "string" && value !== "" ? [[name, value]] : []))).toString().replaceAll("%2C", ",");
    return text === "" ? "" : `?${text}`;
  },
});
