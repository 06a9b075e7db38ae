import { createRoot } from "react-dom/client";
import "./styles/page.css";
import "./styles/print.css";
import { queryClient, sessionQuery } from "./api/queries.ts";
import { App } from "./app.tsx";
import { startLanguage } from "./language.ts";

const root = document.getElementById("root");
if (root === null) throw new TypeError("index.html has no #root");
// Who is signed in is asked while the language's texts are on their way.
void queryClient.query(sessionQuery).catch(() => undefined);
const spoken = await startLanguage();
createRoot(root).render(<App startsIn={spoken} />);
