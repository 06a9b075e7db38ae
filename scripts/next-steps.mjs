/**
 * What `up` prints when everything is ready.
 * @param {{ apiUrl: string, temporalUiUrl: string, dataDir: string }} where
 * @returns {string}
 */
export function welcome({ apiUrl, temporalUiUrl, dataDir }) {
  return `
  API            ${apiUrl}/api/v1
  API 文档 docs  ${apiUrl}/api/docs
  Temporal UI    ${temporalUiUrl}
  数据 data      ${dataDir}

接下来可以试试 / three things to try (另开一个终端 / in another terminal):
  1. npm run tf -- login --as p-civil2-head --demo
  2. npm run tf -- plan check demo/plans/private-economy.yaml
  3. npm run tf -- inbox

按 Ctrl-C 停止,数据会保留 / Ctrl-C stops everything, nothing is lost.
`;
}
