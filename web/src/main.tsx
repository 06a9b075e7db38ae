import { createRoot } from "react-dom/client";
import "./styles/page.css";
import "./styles/print.css";
import { App } from "./app.tsx";
import { startLanguage } from "./language.ts";

const root = document.getElementById("root");
if (root === null) throw new TypeError("index.html has no #root");
await startLanguage();
createRoot(root).render(<App />);
