import i18next from "i18next";
import { createRoot } from "react-dom/client";
import { initReactI18next } from "react-i18next";
import "../styles/party.css";
import { preferences } from "../preferences.ts";
import { cssProperties } from "../tokens.ts";
import { PartyApp } from "./party-app.tsx";
import { speak } from "./language.ts";

const root = document.getElementById("root");
if (root === null) throw new TypeError("party.html has no #root");
const mode = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
for (const [name, value] of Object.entries(cssProperties(mode, false))) document.documentElement.style.setProperty(name, value);
document.documentElement.style.colorScheme = mode;
await i18next.use(initReactI18next).init({ lng: preferences().language, fallbackLng: false, resources: {}, ns: [], interpolation: { escapeValue: false }, keySeparator: false, returnNull: false });
await speak(preferences().language);
createRoot(root).render(<PartyApp />);
