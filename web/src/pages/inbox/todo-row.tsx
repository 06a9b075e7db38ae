import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { useActionName } from "../../commands/action-names.ts";
import { formOf } from "../../commands/command-forms.ts";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { Light } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import { entityPath, PageLink } from "../../components/page-link.tsx";
import { civilDateOf } from "../../formats.ts";
import { keyOf, stepOf, type Todo } from "./todo.ts";

interface Props { todo: Todo; active: boolean; chosen: boolean; busy: boolean; onActivate: () => void; onChoose: () => void; onAct: (command: string) => void }

/** One step: how long there is, what it is about, why I have it, and what answers it. */
export function TodoRow({ todo, active, chosen, busy, onActivate, onChoose, onAct }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const actionName = useActionName();
  const { kind } = todo;
  const offered = kind === "court" ? [] : todo.actions.filter((action) => formOf(kind, action) !== undefined);
  return (
    <li id={`todo-${keyOf(todo)}`} className={`todo ${active ? "todo-active" : ""}`} aria-current={active ? "true" : undefined} data-stream={todo.stream} data-step={stepOf(todo)} onClick={onActivate}>
      <Checkbox checked={chosen} onChange={onChoose} aria-label={t("inbox:choose", { title: todo.title })} />
      <div className="todo-due">
        <DueCountdown dueOn={civilDateOf(todo.dueAt)} remainingWorkingDays={todo.remainingWorkingDays} overdue={todo.overdue} />
        {todo.light !== undefined && <Light light={todo.light} />}
      </div>
      <div className="todo-what">
        <PageLink to={entityPath(kind, todo.stream)} className="todo-title">{todo.title}</PageLink>
        <div className="todo-why muted">
          {kind !== "court" && <span className="tag">{t(`names:step.${kind}.${stepOf(todo)}`)}</span>}
          {todo.onBehalfOf !== undefined && <span className="tag">{t("inbox:for", { who: names.person(todo.onBehalfOf) })}</span>}
          {todo.why !== undefined && <span>{todo.why}</span>}
        </div>
      </div>
      <div className="todo-actions">
        {offered.map((action, index) => <Button key={action} size="small" type={index === 0 ? "primary" : "default"} loading={busy && index === 0} data-action={action} onClick={() => onAct(action)}>{actionName(action, kind === "court" ? undefined : kind)}</Button>)}
      </div>
    </li>
  );
}
