import { lazy, Suspense, type ComponentProps } from "react";
import type { BulkDialog as BulkDialogContent } from "./bulk-dialog.tsx";
import type { CommandFormDialog } from "./command-form-dialog.tsx";

export type { Asked } from "./command-form-dialog.tsx";

// Forms and their pickers are a good part of the page's code, and the first view needs none of it.
const loadForm = async () => import("./command-form-dialog.tsx");
const loadBulk = async () => import("./bulk-dialog.tsx");
const Form = lazy(async () => ({ default: (await loadForm()).CommandFormDialog }));
const Bulk = lazy(async () => ({ default: (await loadBulk()).BulkDialog }));

/** Fetches the dialogs' code, so that the first one opens as fast as the others. */
export function preloadDialogs(): void {
  void loadForm();
  void loadBulk();
}

/** The form of any command, loaded on first use. */
export function CommandDialog(given: ComponentProps<typeof CommandFormDialog>) {
  return <Suspense fallback={null}><Form {...given} /></Suspense>;
}

/** The form of a command for many at once, loaded on first use. */
export function BulkDialog(given: ComponentProps<typeof BulkDialogContent>) {
  return <Suspense fallback={null}><Bulk {...given} /></Suspense>;
}
