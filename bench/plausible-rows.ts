import type { Database } from "../ledger/database.ts";
import { searchPairs } from "../ledger/projections/search-pairs.ts";
import { castOf } from "./item-mix.ts";

export interface Volume { campaigns: number; itemsACampaign: number; eventsAnItem: number }

// Words of titles: one in thirty items has any one of them, as in a court where titles differ.
const subjects = "规上民营企业 小微企业 科创企业 建筑行业 物业服务 长江岸线 高新园区 涉农企业 外贸企业 商圈商户 老旧小区 职业院校 汽车制造 快递物流 餐饮连锁 医疗机构 养老机构 文旅景区 矿山企业 林区管护 渔业码头 电商平台 直播基地 金融网点 典当小贷 家政服务 人力中介 装修市场 二手车行 乡镇集市".split(" ");
const objects = "司法需求清单 涉诉风险提示 知识产权保护 执行案款发放 送达地址确认 诉前调解对接 生态修复基金 善意执行措施 合同纠纷预防 信用修复机制 劳动争议会商 消费投诉分流 股权冻结梳理 欠薪线索移送 厂房租赁核查 商标侵权排查 专利许可咨询 环评资料调取 林地权属核对 排污数据比对 拍卖溢价分析 唤醒长期查封 鉴定周期压缩 电子卷宗归目 庭审直播排期 释法答疑专场 巡回审判站点 共享法庭设备 网格员名册 判后回访记录".split(" ");
const works = "收集与答复 专项清理 台账核对 走访调研 制度起草 联席会商 案例培育 培训宣讲 督促整改 评估总结 名单更新 节点通报 现场办公 经费测算 供应商比选 样本抽查 口径统一 数据上报 档案移交 满意度测评".split(" ");

/** Tables that grow with the court's life: none of them may be read whole for a page. */
export const largeTables = ["events", "streams", "work_items", "notices", "todos"];

/**
 * Fills a founded court with rows as its projections would stand after years, by set-based inserts and not through the
 * door: `template` is a campaign's stream whose state every generated campaign gets, `item` one of a work item.
 */
export async function fillCourt({ pool }: Database, template: string, item: string, { campaigns, itemsACampaign, eventsAnItem }: Volume, today: string): Promise<void> {
  const titles = subjects.flatMap((subject) => objects.flatMap((object) => works.map((work) => `${subject}${object}${work}`)));
  const casts = Array.from({ length: 6 }, (_, ordinal) => castOf(ordinal));
  const { rows: indexes } = await pool.query<{ indexname: string; indexdef: string }>("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY($1) AND indexdef NOT LIKE 'CREATE UNIQUE%'", [largeTables]);
  const client = await pool.connect();
  try {
    await client.query("SET maintenance_work_mem = '512MB'");
    for (const { indexname } of indexes) await client.query(`DROP INDEX ${indexname}`);
    await client.query("CREATE TEMP TABLE titles AS SELECT (ordinality - 1)::int AS n, title, string_to_array(pairs, ' ') AS search FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t(title, pairs)", [titles, titles.map((title) => searchPairs(title).join(" "))]);
    await client.query("CREATE TEMP TABLE casts AS SELECT (ordinality - 1)::int AS n, t.* FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS t(department, post, responsible, supervisor)",
      [casts.map(({ department }) => department), casts.map(({ post }) => post), casts.map(({ responsible }) => responsible), casts.map(({ supervisor }) => supervisor)]);
    // Two fifths of the campaigns run, the others are archived; of a running one half of the items are open.
    await client.query(
      `INSERT INTO campaigns (id, title, search, theme, brand, status, lead, leader_in_charge, drafted_by, departments, starts_on, ends_on, started_on, closed_on, amendment_pending)
       SELECT 'g' || g, title, search, theme, brand, CASE WHEN g % 5 < 2 THEN 'Running' ELSE 'Archived' END, lead, leader_in_charge, drafted_by, departments,
         $2::date - (g % 1500), $2::date - (g % 1500) + 360, $2::date - (g % 1500), NULL, false FROM campaigns, generate_series(1, $3::int) g WHERE id = $1`,
      [template, today, campaigns]);
    await client.query(
      `INSERT INTO streams SELECT 'g' || g, kind, 'campaign/g' || g, seq, person_seq, replace(state, $1, 'g' || g), NULL, phases, g % 5 < 2, head_hash FROM streams, generate_series(1, $2::int) g WHERE id = $1`,
      [template, campaigns]);
    await client.query(
      `INSERT INTO work_items (id, title, search, status, open, source, campaign_id, plan_item, parent_id, department, post, responsible, supervisor, registered_by, people, priority, weight,
         due_on, yellow_from_on, red_from_on, light_base, provisional, opened_on, closed_on, waits_for, missed_reports, dependents, progress)
       SELECT 'g' || g || '.i' || i, t.title, t.search, CASE WHEN g % 5 < 2 AND i % 2 = 0 THEN 'InProgress' ELSE 'SignedOff' END, g % 5 < 2 AND i % 2 = 0, 'campaign', 'g' || g, 'i' || i, NULL,
         c.department, c.post, c.responsible, c.supervisor, c.supervisor, ARRAY[c.responsible, c.supervisor], substr('ABC', 1 + i % 3, 1), 1 + i % 5,
         $3::date + (g * 7 + i) % 240 - 60, $3::date + (g * 7 + i) % 240 - 64, $3::date + (g * 7 + i) % 240 - 59, CASE WHEN g % 5 < 2 AND i % 2 = 0 THEN 'dated' ELSE 'closed' END,
         false, $3::date - 60, CASE WHEN g % 5 < 2 AND i % 2 = 0 THEN NULL ELSE $3::date - 1 END, NULL, 0, 0, CASE WHEN g % 5 < 2 AND i % 2 = 0 THEN i % 100 ELSE 100 END
       FROM generate_series(1, $1::int) g CROSS JOIN generate_series(1, $2::int) i JOIN LATERAL (SELECT * FROM titles WHERE n = (i * 3931 + g * 7919) % (SELECT count(*) FROM titles)) t ON true
         JOIN casts c ON c.n = (i + g) % (SELECT count(*) FROM casts)`,
      [campaigns, itemsACampaign, today]);
    await client.query("INSERT INTO streams SELECT w.id, 'work-item', 'campaign/' || w.campaign_id, $2, 6, s.state, NULL, '{}', w.open, s.head_hash FROM work_items w, streams s WHERE s.id = $1 AND w.campaign_id LIKE 'g%'", [item, eventsAnItem]);
    await client.query(
      `INSERT INTO events (stream_id, seq, type, v, body, hash, actor, effective_at, recorded_at)
       SELECT w.id, e, 'Reported', 1, b.body, b.hash, w.responsible, $2::date - interval '300 days' + e * interval '13 days', $2::date - interval '300 days' + e * interval '13 days'
       FROM work_items w, generate_series(1, $3::int) e, (SELECT body, hash FROM events WHERE stream_id = $1 ORDER BY seq LIMIT 1) b WHERE w.campaign_id LIKE 'g%'`,
      [item, today, eventsAnItem]);
    await client.query(
      `INSERT INTO notices SELECT w.id, e, 0, CASE WHEN e % 3 = 0 THEN w.supervisor ELSE w.responsible END, 'item-rung', '{"rung":"T-3wd"}', at, at
       FROM (SELECT id, responsible, supervisor, row_number() OVER () AS n FROM work_items WHERE campaign_id LIKE 'g%') i JOIN work_items w USING (id), generate_series(1, 8) e, LATERAL (SELECT $1::date - interval '300 days' + e * interval '31 days' + i.n * interval '1 second' AS at) a`,
      [today]);
    await client.query("INSERT INTO todos SELECT id, 'report', 'work-item', responsible, title, $1::date - interval '3 days', due_on + interval '9 hours' FROM work_items WHERE open AND campaign_id LIKE 'g%'", [today]);
    for (const { indexdef } of indexes) await client.query(indexdef);
    for (const table of [...largeTables, "campaigns"]) await client.query(`VACUUM ANALYZE ${table}`);
  } finally {
    client.release(true);
  }
}
