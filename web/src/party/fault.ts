import { useState } from "react";
import { useTranslation } from "react-i18next";
import { thrownProblem } from "../api/problem.ts";

interface Fault { fault: string | undefined; say: (text: string | undefined) => void; /** Says what went wrong, in the server's words. */ attempt: (work: () => Promise<void>) => Promise<void> }

export function useFault(): Fault {
  const { t } = useTranslation();
  const [fault, say] = useState<string>();
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    say(undefined);
    try {
      await work();
    } catch (error) {
      say(thrownProblem(error).detail ?? t("party:unreachable"));
    }
  };
  return { fault, say, attempt };
}
