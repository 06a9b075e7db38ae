import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../../api/queries.ts";
import { AppearanceSwitches } from "../../shell/appearance-switches.tsx";
import { ChangePassword } from "./change-password.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** Before anybody is signed in, and when the first password must be changed. */
export function SignInPage({ me }: { me: Me | null }) {
  const { t } = useTranslation();
  const title = me === null ? t("signin:title") : t("signin:changeTitle");
  useEffect(() => { document.title = t("shell:documentTitle", { page: title }); }, [t, title]);
  return (
    <div className="sign-in">
      <main className="sign-in-card" id="main" tabIndex={-1}>
        <header className="sign-in-head">
          <img src="/favicon.svg" width={36} height={36} alt="" />
          <div>
            <div className="sign-in-product">{t("shell:product")}</div>
            <h1>{title}</h1>
          </div>
        </header>
        {me === null ? <SignInForm /> : <ChangePassword />}
      </main>
      <div className="sign-in-switches"><AppearanceSwitches /></div>
    </div>
  );
}
