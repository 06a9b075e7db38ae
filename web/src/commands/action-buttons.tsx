import { DownOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useActionName } from "./action-names.ts";
import { formOf } from "./command-forms.ts";
import type { Target } from "./send-command.ts";

/** The order of the day: what moves a thing on stands before what stops it. */
const order = [
  "Approve", "SignOff", "Accept", "Assign", "Report", "SubmitForSignOff", "Submit", "DecideExtension", "DecideSuspension", "CoSign", "CounterSign", "ReplyToNotice", "RecordCheck", "ReachMilestone", "RequestAcceptance", "FileRetrospective",
  "Return", "Reject", "Decline", "RequestExtension", "Instruct", "Urge", "Decompose", "IssueNotice", "AskCoSign", "Reassign", "Delegate", "HandOver", "RecordResult", "Suspend", "Resume", "Reopen", "Withdraw", "Waive", "Terminate", "Archive", "AdoptCalendar", "AdoptLadder",
];

const shownAtOnce = 3;

interface Props { kind: Target["kind"]; actions: readonly string[]; first?: readonly string[]; /** Those that have a place of their own beside these. */
  except?: readonly string[];
  onAct: (command: string) => void;
}

/** Everything the caller may do now: the nearest as buttons, the rest in a menu. Comments and plans have places of their own. */
export function ActionButtons({ kind, actions, first = [], except = [], onAct }: Props) {
  const { t } = useTranslation();
  const name = useActionName();
  const rank = (action: string): number => {
    const answered = first.indexOf(action);
    return answered >= 0 ? answered - 100 : order.indexOf(action) < 0 ? order.length : order.indexOf(action);
  };
  const offered = actions.filter((action) => action !== "Comment" && !except.includes(action) && formOf(kind, action) !== undefined).sort((a, b) => rank(a) - rank(b));
  const rest = offered.slice(shownAtOnce);
  if (offered.length === 0) return null;
  return (
    <div className="page-actions">
      {offered.slice(0, shownAtOnce).map((action, index) => <Button key={action} type={index === 0 ? "primary" : "default"} data-action={action} onClick={() => onAct(action)}>{name(action, kind)}</Button>)}
      {rest.length > 0 && (
        <Dropdown trigger={["click"]} menu={{ items: rest.map((action) => ({ key: action, label: name(action, kind), danger: formOf(kind, action)?.grave === true })), onClick: ({ key }) => onAct(key) }}>
          <Button data-action="more">{t("commands:more")} <DownOutlined aria-hidden /></Button>
        </Dropdown>
      )}
    </div>
  );
}
