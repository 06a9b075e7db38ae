import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntApp, ConfigProvider } from "antd";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { queryClient, sessionQuery } from "./api/queries.ts";
import { PageState } from "./components/page-state.tsx";
import { antLocale, learn, speak } from "./language.ts";
import { SignInPage } from "./pages/sign-in/sign-in-page.tsx";
import { useMode, usePreference } from "./preferences.ts";
import { router } from "./router.tsx";
import { cssProperties } from "./tokens.ts";
import { antTheme } from "./theme.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
/** The same objects each time: another one would have everything of Ant Design drawn anew. */
const csp = { nonce };
const button = { autoInsertSpace: false };

/** Language, colours and sizes in force, for Ant Design and for our own style sheets alike. */
function Appearance({ children }: { children: ReactNode }) {
  const language = usePreference("language");
  const largeText = usePreference("largeText");
  const mode = useMode();
  const [spoken, setSpoken] = useState(language);

  useEffect(() => {
    for (const [name, value] of Object.entries(cssProperties(mode, largeText))) document.documentElement.style.setProperty(name, value);
    document.documentElement.style.colorScheme = mode;
    document.documentElement.dataset["mode"] = mode;
  }, [mode, largeText]);
  useEffect(() => {
    // Our words and Ant Design's change in one go, so that the page is drawn anew once.
    let wanted = true;
    void learn(language).then(() => {
      if (!wanted) return;
      speak(language);
      setSpoken(language);
    });
    return () => { wanted = false; };
  }, [language]);

  const locale = antLocale(spoken);
  const theme = useMemo(() => antTheme(mode, largeText), [mode, largeText]);
  return (
    <ConfigProvider csp={csp} theme={theme} {...(locale === undefined ? {} : { locale })} componentSize="middle" button={button}>
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
