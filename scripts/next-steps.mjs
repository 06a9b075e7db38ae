/**
 * What `up` prints when everything is ready.
 * @param {{ apiUrl: string, temporalUiUrl: string, dataDir: string }} where
 * @returns {string}
 */
export function welcome({ apiUrl, temporalUiUrl, dataDir }) {
  return `
  工作台 page    ${apiUrl}/
  API            ${apiUrl}/api/v1
  API 文档 docs  ${apiUrl}/api/docs
  Temporal UI    ${temporalUiUrl}
  数据 data      ${dataDir}

接下来可以试试 / three things to try :
  1. ${apiUrl}/  打开工作台,点一个人进入 / open the page and enter as anyone
  2. npm run tf -- login --as p-civil2-head --demo      (另开一个终端 / in another terminal)
  3. npm run tf -- campaign launch demo/plans/private-economy.yaml

按 Ctrl-C 停止,数据会保留 / Ctrl-C stops everything, nothing is lost.
`;
}
