import { useInfiniteQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { useAttempt } from "../../commands/attempt.ts";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";
import { sendCourtCommand } from "./court-command.ts";

type Effect = components["schemas"]["FailedEffect"];

/** Work outside the ledger (mail, deliveries) that was given up, to be tried again once its cause is mended. */
export function FailedEffects() {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: keys.court("failed-effects"),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/court/failed-effects", { params: { query: pageParam === undefined ? {} : { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const effects = query.data?.pages.flatMap((page) => page.effects) ?? [];
  return (
    <section className="panel" aria-labelledby="effects-title">
      <h2 id="effects-title">{t("administration:effects")}</h2>
      <p className="muted">{t("administration:effects.hint")}</p>
      {query.isError && <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />}
      <ul className="line-list">{effects.map((effect) => <FailedEffect key={effect.effect} effect={effect} />)}</ul>
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </section>
  );
}

function FailedEffect({ effect }: { effect: Effect }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { busy, problem, attempt } = useAttempt();
  const retry = (): void => void attempt(async (key) => {
    await sendCourtCommand("RetryEffect", { effect: effect.effect }, key);
    void message.success(t("administration:done", { what: t("administration:act.court.RetryEffect") }));
  });
  return (
    <li data-effect={effect.effect}>
      <div className="line-what">
        <div><code>{effect.kind}</code> · {effect.reason}</div>
        <div className="muted">{t("administration:effects.attempts", { count: effect.attempts, at: instantText(effect.failedAt) })} · <span className="user-text">{effect.effect}</span></div>
        {problem !== undefined && <ProblemView problem={problem} />}
      </div>
      <Button size="small" data-action="retry" loading={busy} onClick={retry}>{t("administration:effects.retry")}</Button>
    </li>
  );
}
