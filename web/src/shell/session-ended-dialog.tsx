import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "../api/queries.ts";
import { useSessionEnded } from "../api/session-end.ts";
import { SignInForm } from "../pages/sign-in/sign-in-form.tsx";

/** The session ended under an open page: sign in again above it, and everything typed is still there. */
export function SessionEndedDialog() {
  const { t } = useTranslation();
  const ended = useSessionEnded();
  const me = useMe();
  return (
    <Modal open={ended} title={t("signin:endedTitle")} closable={false} keyboard={false} footer={null} destroyOnHidden zIndex={2_000} className="session-ended">
      <p>{t("signin:endedWhy")}</p>
      <SignInForm person={me.person} />
    </Modal>
  );
}
