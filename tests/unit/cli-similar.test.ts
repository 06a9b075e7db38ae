import { exitCodes } from "../../cli/terminal.ts";
import { fakeServer, runner } from "./cli-runner.ts";

test("dispute similar says how like the others are, and the words in common where they are told", async () => {
  const similar = [
    { id: "d-1", number: "示纠〔2026〕1号", cause: "买卖合同纠纷", status: "Registered", score: 0.456, shared: ["钢筋", "签收"] },
    { id: "d-2", number: "示纠〔2026〕2号", cause: "承揽合同纠纷", status: "Mediating", score: 0.1 },
  ];
  const server = await fakeServer(() => ({ body: { similar } }));
  const person = await runner({ url: server.url, env: { TF_TOKEN: "secret" } });
  try {
    const { code, out } = await person.tf("dispute", "similar", "d-9");
    expect(code).toBe(exitCodes.done);
    for (const said of ["46%", "示纠〔2026〕1号", "钢筋、签收", "10%", "承揽合同纠纷"]) expect(out).toContain(said);
    expect(server.last()).toMatchObject({ method: "GET", path: "/api/v1/disputes/d-9/similar" });
    expect(JSON.parse((await person.tf("dispute", "similar", "d-9", "--json")).out)).toEqual({ similar });
  } finally {
    await server.close();
    await person.remove();
  }
});
