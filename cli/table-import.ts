import { callOptions } from "./entity.commands.ts";
import { readFileOf } from "./flags.ts";
import type { Invocation } from "./invocation.ts";
import { fileType } from "./plan-file.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

interface TableImport { dryRun: boolean; rows: number; registered: { row: number; id: string; title: string }[]; faults: { row: number; column?: string; message: string }[] }

/** Sends a table, Excel or CSV, to an import of the API and shows what was registered, or every fault by row and column. */
export async function importTableFile(invocation: Invocation, path: string, file: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { say, terminal, colours } = invocation;
  const upload = { contentType: fileType(file, say, ["xlsx", "csv"]), bytes: await readFileOf(file, terminal, say) };
  const answer = (await (await invocation.api()).post(path, { query: { dryRun: options["dryRun"] === true ? "true" : undefined }, file: upload, ...callOptions(options) })) as TableImport;
  invocation.show(answer, () => {
    invocation.line(answer.dryRun
      ? say(`试算：${answer.rows} 行，有错 ${answer.faults.length} 处，未作任何登记。`, `A dry run: ${answer.rows} row(s), ${answer.faults.length} fault(s), nothing was registered.`)
      : `${colours.green("✓")} ${say(`已登记 ${answer.registered.length} 件。`, `${answer.registered.length} registered.`)}`);
    if (answer.registered.length > 0) invocation.table([{ title: say("行", "row"), align: "right" }, { title: say("编号", "id") }, { title: say("名称", "title"), flexible: true }], answer.registered.map((one) => [one.row, one.id, one.title]));
    if (answer.faults.length > 0) invocation.table([{ title: say("行", "row"), align: "right" }, { title: say("列", "column") }, { title: say("问题", "what is wrong"), flexible: true }], answer.faults.map((one) => [one.row, one.column, one.message]));
  });
  if (answer.faults.length > 0) throw new CommandFailure(exitCodes.refused, say("文件有误，请改正后再导入。", "The file has faults; mend them and import it again."));
}
