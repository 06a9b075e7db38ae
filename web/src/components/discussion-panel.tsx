import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../api/client.ts";
import { thrownProblem } from "../api/problem.ts";
import { keys } from "../api/query-keys.ts";
import { useAttempt } from "../commands/attempt.ts";
import { PersonSelect } from "../commands/selects.tsx";
import { sendCommand } from "../commands/send-command.ts";
import { ProblemView } from "./problem-view.tsx";
import { instantText } from "../formats.ts";

interface Written { text: string; mentions?: string[] }

/** 留言: talk where the work is; whoever is called on is told. For items and campaigns alike. */
export function DiscussionPanel({ kind, id, mayComment }: { kind: "campaign" | "work-item"; id: string; mayComment: boolean }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Written>();
  const { busy, problem, attempt, renew } = useAttempt();
  const query = useInfiniteQuery({
    queryKey: keys.stream(id, "comments"),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/streams/{id}/comments", { params: { path: { id }, query: pageParam === undefined ? { limit: 20 } : { limit: 20, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const comments = query.data?.pages.flatMap((page) => page.comments) ?? [];

  async function send({ text, mentions = [] }: Written): Promise<void> {
    await attempt(async (key) => {
      await sendCommand({ kind, id }, "Comment", { text: text.trim(), ...(mentions.length === 0 ? {} : { mentions }) }, key);
      form.resetFields();
      renew();
    });
  }

  return (
    <section className="panel" aria-labelledby="discussion-title">
      <h2 id="discussion-title">{t("item:discussion")}</h2>
      {mayComment && (
        <Form form={form} onFinish={(written) => void send(written)} className="no-print stack-2" onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit(); }}>
          <Form.Item name="text" noStyle rules={[{ required: true, whitespace: true }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} aria-label={t("item:commentText")} placeholder={t("item:commentText")} /></Form.Item>
          <div className="comment-send">
            <Form.Item name="mentions" noStyle><PersonSelect several label={t("commands:field.mentions")} /></Form.Item>
            <Button htmlType="submit" loading={busy}>{t("item:comment")}</Button>
          </div>
          {problem !== undefined && <ProblemView problem={problem} />}
        </Form>
      )}
      {query.isError && query.data === undefined && <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && comments.length === 0 && <p className="muted">{t("item:commentNone")}</p>}
      <ul className="line-list">
        {comments.map((comment) => (
          <li key={comment.seq}>
            <div className="line-what">
              <strong>{comment.who}</strong>{comment.forWhom !== undefined && <span className="muted"> {t("names:timeline.onBehalfOf", { who: comment.forWhom })}</span>} <span className="muted">{instantText(comment.at)}</span>
              <div className="user-text">{comment.text}</div>
              {comment.mentioned.length > 0 && <div className="muted">{t("item:mentioned", { who: comment.mentioned.map((one) => one.name).join(t("shell:listSeparator")) })}</div>}
            </div>
          </li>
        ))}
      </ul>
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button>}
    </section>
  );
}
