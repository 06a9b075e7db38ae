import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from "react";
import { colours, look } from "./yaml-look.ts";

export interface LineNote { line: number; severity: "error" | "warning"; message: string }
export interface YamlHandle { goTo: (line: number) => void }

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
/** A change that the form made: it is already known. */
const fromOutside = Annotation.define<boolean>();

/** A plan's text: with line numbers, folds, and its faults in the gutter. Tab leaves it, as it leaves every field. */
export function YamlEditor({ value, onChange, notes, readOnly, label, handle }: { value: string; onChange: (text: string) => void; notes: readonly LineNote[]; readOnly: boolean; label: string; handle: Ref<YamlHandle> }) {
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const tell = useRef(onChange);
  useEffect(() => { tell.current = onChange; });
  const first = useRef({ value, label, readOnly });
  const changeable = useRef(new Compartment());

  // Before the handle is given out, which may be asked for a line at once: where form and text take turns, a fault opens the text.
  useLayoutEffect(() => {
    if (frame.current === null) return undefined;
    const editor = new EditorView({
      parent: frame.current,
      state: EditorState.create({
        doc: first.current.value,
        extensions: [
          EditorView.cspNonce.of(nonce), lineNumbers(), lintGutter(), foldGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), highlightActiveLine(), highlightActiveLineGutter(), EditorView.lineWrapping,
          yaml(), syntaxHighlighting(colours), look, keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
          EditorView.domEventHandlers({
            // Typing over a selection, browsers keep the colours of what was there in a style attribute, which the policy refuses.
            beforeinput(event, target) {
              if (event.inputType !== "insertText" || event.data === null || target.state.selection.main.empty || target.state.readOnly) return false;
              event.preventDefault();
              target.dispatch(target.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
              return true;
            },
          }),
          EditorView.contentAttributes.of({ "aria-label": first.current.label, tabindex: "0" }),
          changeable.current.of(EditorState.readOnly.of(first.current.readOnly)),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((one) => one.annotation(fromOutside) === true)) tell.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = undefined;
      editor.destroy();
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const before = editor.state.doc.toString();
    if (before === value) return;
    const changes = difference(before, value);
    editor.dispatch({ changes, annotations: fromOutside.of(true) });
    // The text follows the form, within its own frame: the page stays where the form is typed in.
    const { top } = editor.lineBlockAt(Math.min(changes.from, editor.state.doc.length));
    editor.scrollDOM.scrollTop = top - editor.scrollDOM.clientHeight / 2;
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (editor === undefined) return;
    const { doc } = editor.state;
    editor.dispatch(setDiagnostics(editor.state, notes.filter((note) => note.line <= doc.lines).map((note) => {
      const { from, to, text } = doc.line(note.line);
      return { from: from + (text.length - text.trimStart().length), to, severity: note.severity, message: note.message };
    })));
  }, [notes, value]);

  useEffect(() => { view.current?.dispatch({ effects: changeable.current.reconfigure(EditorState.readOnly.of(readOnly)) }); }, [readOnly]);

  useImperativeHandle(handle, () => ({
    goTo(line) {
      const editor = view.current;
      if (editor === undefined) return;
      const { from } = editor.state.doc.line(Math.min(line, editor.state.doc.lines));
      editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      editor.focus();
    },
  }), []);

  return <div ref={frame} className="yaml-editor" />;
}

/** The smallest single change that makes one text the other: the cursor and the folds elsewhere stay. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
