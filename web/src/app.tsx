import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntApp, ConfigProvider } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { queryClient, sessionQuery } from "./api/queries.ts";
import { PageState } from "./components/page-state.tsx";
import { antLocale, speak } from "./language.ts";
import { SignInPage } from "./pages/sign-in/sign-in-page.tsx";
import { useMode, usePreferences } from "./preferences.ts";
import { router } from "./router.tsx";
import { cssProperties } from "./tokens.ts";
import { antTheme } from "./theme.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";

/** Language, colours and sizes in force, for Ant Design and for our own style sheets alike. */
function Appearance({ children }: { children: ReactNode }) {
  const { language, largeText } = usePreferences();
  const mode = useMode();
  const [spoken, setSpoken] = useState(language);

  useEffect(() => {
    for (const [name, value] of Object.entries(cssProperties(mode, largeText))) document.documentElement.style.setProperty(name, value);
    document.documentElement.style.colorScheme = mode;
    document.documentElement.dataset["mode"] = mode;
  }, [mode, largeText]);
  useEffect(() => {
    void speak(language).then(() => setSpoken(language));
  }, [language]);

  const locale = antLocale(spoken);
  return (
    <ConfigProvider csp={{ nonce }} theme={antTheme(mode, largeText)} {...(locale === undefined ? {} : { locale })} componentSize="middle" button={{ autoInsertSpace: false }}>
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  );
}

/** The page behind the sign-in: an address that was asked for opens once somebody is signed in. */
function Gate() {
  const session = useQuery(sessionQuery);
  if (session.data === undefined) return <PageState query={session}>{() => null}</PageState>;
  if (session.data === null || session.data.mustChangePassword) return <SignInPage me={session.data} />;
  return <RouterProvider router={router} />;
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Appearance>
        <Gate />
      </Appearance>
    </QueryClientProvider>
  );
}
