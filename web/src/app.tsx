import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntApp, ConfigProvider } from "antd";
import { startTransition, useDeferredValue, useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { queryClient, sessionQuery } from "./api/queries.ts";
import { PageState } from "./components/page-state.tsx";
import { learn, speak, type Spoken } from "./language.ts";
import { SignInPage } from "./pages/sign-in/sign-in-page.tsx";
import { useMode, usePreference } from "./preferences.ts";
import { router } from "./router.tsx";
import { cssProperties } from "./tokens.ts";
import { antTheme } from "./theme.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
/** The same objects each time: another one would have everything of Ant Design drawn anew. */
const csp = { nonce };
const button = { autoInsertSpace: false };

/**
 * Language, colours and sizes in force, for Ant Design and for our own style sheets alike. A change draws everything anew:
 * it is drawn behind what is shown, in slices between which the page answers, and appears in one go.
 */
function Appearance({ startsIn, children }: { startsIn: Spoken; children: ReactNode }) {
  const language = usePreference("language");
  const largeText = useDeferredValue(usePreference("largeText"));
  const mode = useDeferredValue(useMode());
  const [spoken, setSpoken] = useState(startsIn);

  // Before it is painted, so that no frame has Ant Design's new colours beside our old ones.
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(cssProperties(mode, largeText))) document.documentElement.style.setProperty(name, value);
    document.documentElement.style.colorScheme = mode;
    document.documentElement.dataset["mode"] = mode;
  }, [mode, largeText]);
  // With the words themselves: fonts follow it, so that it lays the whole page out anew.
  useLayoutEffect(() => { document.documentElement.lang = spoken.words.language; }, [spoken]);
  useEffect(() => {
    let wanted = true;
    void learn(language).then((next) => {
      if (!wanted) return;
      speak(language);
      startTransition(() => setSpoken(next));
    });
    return () => { wanted = false; };
  }, [language]);

  const theme = useMemo(() => antTheme(mode, largeText), [mode, largeText]);
  return (
    <I18nextProvider i18n={spoken.words}>
      <ConfigProvider csp={csp} theme={theme} locale={spoken.locale} componentSize="middle" button={button}>
        <AntApp component={false}>{children}</AntApp>
      </ConfigProvider>
    </I18nextProvider>
  );
}

/** The page behind the sign-in: an address that was asked for opens once somebody is signed in. */
function Gate() {
  const session = useQuery(sessionQuery);
  if (session.data === undefined) return <PageState query={session}>{() => null}</PageState>;
  if (session.data === null || session.data.mustChangePassword) return <SignInPage me={session.data} />;
  return <RouterProvider router={router} />;
}

export function App({ startsIn }: { startsIn: Spoken }) {
  return (
    <QueryClientProvider client={queryClient}>
      <Appearance startsIn={startsIn}>
        <Gate />
      </Appearance>
    </QueryClientProvider>
  );
}
