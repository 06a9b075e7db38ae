import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { AuthorityEntry, Problem } from "../api/problem.ts";
import { useActionName } from "../commands/action-names.ts";

interface Props {
  problem: Problem;
  onRetry?: () => void;
  /** For what was decided on an older version: goes on with the one there is now. */
  onNewVersion?: (version: number) => void;
}

/** A problem in place: what happened, why, what to do next, and who may do it where the caller may not. */
export function ProblemView({ problem, onRetry, onNewVersion }: Props) {
  const { t } = useTranslation();
  const { version } = problem;
  const own = problem.code === "unreachable" || problem.code === "not-understood";
  const title = own ? t(`problems:${problem.code}.title`) : problem.title ?? problem.code;
  const detail = own ? t(`problems:${problem.code}.detail`) : problem.detail;
  return (
    <Alert
      type={problem.code === "stale" || problem.code === "state-does-not-allow" ? "warning" : "error"}
      showIcon
      role="alert"
      data-problem={problem.code}
      title={title}
      description={
        <div className="stack-2">
          <span>{detail}</span>
          {problem.invalidParams !== undefined && problem.invalidParams.length > 0 && (
            <ul className="plain-list">
              {problem.invalidParams.slice(0, 20).map((fault) => <li key={`${fault.path} ${fault.code}`}><code>{fault.path}</code> {fault.message}{fault.allowed === undefined ? "" : ` (${fault.allowed})`}</li>)}
            </ul>
          )}
          {problem.authority !== undefined && <Authority entry={problem.authority} />}
          {problem.code === "state-does-not-allow" && problem.availableActions !== undefined && <Possible actions={problem.availableActions} />}
          {problem.requestId !== undefined && (problem.status ?? 0) >= 500 && <span className="muted">{t("problems:requestId", { id: problem.requestId })}</span>}
          {onRetry !== undefined && <div><Button size="small" onClick={onRetry}>{t("problems:retry")}</Button></div>}
          {onNewVersion !== undefined && problem.code === "stale" && version !== undefined && <div><Button size="small" onClick={() => onNewVersion(version)}>{t("commands:goOnAnyway")}</Button></div>}
        </div>
      }
    />
  );
}

/** The entry of the authority catalogue that refused. */
function Authority({ entry }: { entry: AuthorityEntry }) {
  const { t } = useTranslation();
  return (
    <div>
      <div>{t("problems:authority.ground", { ground: entry.ground })}</div>
      <div>{t("problems:authority.who", { who: entry.grants.map((grant) => t("problems:authority.grant", { role: t(`names:role.${grant.role}`), scope: t(`names:scope.${grant.scope}`) })).join(t("shell:listSeparator")) })}</div>
    </div>
  );
}

function Possible({ actions }: { actions: readonly string[] }) {
  const { t } = useTranslation();
  const name = useActionName();
  if (actions.length === 0) return <span>{t("problems:nothingPossible")}</span>;
  return <span>{t("problems:possible", { actions: actions.map((action) => name(action)).join(t("shell:listSeparator")) })}</span>;
}
