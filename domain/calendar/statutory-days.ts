import type { CivilDate } from "../time.ts";
import { plusDays } from "../time.ts";

/**
 * 农历正月初一, 五月初五 and 八月十五 as month-day of the year. Source: the astronomical lunar calendar of GB/T 33661-2017;
 * a test checks every row against computed new moons. Later years are added as rows.
 */
const lunarFeasts: Record<string, { springFestival: string; dragonBoat: string; midAutumn: string }> = {
  "2024": { springFestival: "02-10", dragonBoat: "06-10", midAutumn: "09-17" },
  "2025": { springFestival: "01-29", dragonBoat: "05-31", midAutumn: "10-06" },
  "2026": { springFestival: "02-17", dragonBoat: "06-19", midAutumn: "09-25" },
  "2027": { springFestival: "02-06", dragonBoat: "06-09", midAutumn: "09-15" },
  "2028": { springFestival: "01-26", dragonBoat: "05-28", midAutumn: "10-03" },
  "2029": { springFestival: "02-13", dragonBoat: "06-16", midAutumn: "09-22" },
  "2030": { springFestival: "02-03", dragonBoat: "06-05", midAutumn: "09-12" },
  "2031": { springFestival: "01-23", dragonBoat: "06-24", midAutumn: "10-01" },
  "2032": { springFestival: "02-11", dragonBoat: "06-12", midAutumn: "09-19" },
  "2033": { springFestival: "01-31", dragonBoat: "06-01", midAutumn: "09-08" },
  "2034": { springFestival: "02-19", dragonBoat: "06-20", midAutumn: "09-27" },
  "2035": { springFestival: "02-08", dragonBoat: "06-10", midAutumn: "09-16" },
};

/** 清明 of 2000–2099: the usual solar-term approximation for the 21st century; it falls on 4 or 5 April. */
function clearBrightness(year: number): CivilDate {
  const inCentury = year % 100;
  const day = Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4);
  return `${year}-04-0${day}`;
}

/** One statutory day off and the feast it belongs to. */
export interface Feast { on: CivilDate; name: { zh: string; en: string } }

const feastNames = {
  newYear: { zh: "元旦", en: "New Year" },
  springFestival: { zh: "春节", en: "Spring Festival" },
  clearBrightness: { zh: "清明节", en: "Tomb-Sweeping Day" },
  labourDay: { zh: "劳动节", en: "Labour Day" },
  dragonBoat: { zh: "端午节", en: "Dragon Boat Festival" },
  midAutumn: { zh: "中秋节", en: "Mid-Autumn Festival" },
  nationalDay: { zh: "国庆节", en: "National Day" },
} as const;

/** The statutory days of a year by name, ascending; a year outside the lunar table has its fixed days only. */
export function statutoryFeasts(year: number): Feast[] {
  const of = (name: Feast["name"], ...days: CivilDate[]): Feast[] => days.map((on) => ({ on, name }));
  const feasts = [
    ...of(feastNames.newYear, `${year}-01-01`),
    ...of(feastNames.labourDay, `${year}-05-01`, `${year}-05-02`),
    ...of(feastNames.nationalDay, `${year}-10-01`, `${year}-10-02`, `${year}-10-03`),
  ];
  if (year >= 2000 && year <= 2099) feasts.push(...of(feastNames.clearBrightness, clearBrightness(year)));
  const lunar = lunarFeasts[String(year)];
  if (lunar !== undefined) {
    const newYear = `${year}-${lunar.springFestival}`;
    feasts.push(...of(feastNames.springFestival, plusDays(newYear, -1), newYear, plusDays(newYear, 1), plusDays(newYear, 2)));
    feasts.push(...of(feastNames.dragonBoat, `${year}-${lunar.dragonBoat}`), ...of(feastNames.midAutumn, `${year}-${lunar.midAutumn}`));
  }
  return feasts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/**
 * The statutory days of a year as the 2024-11-10 全国年节及纪念日放假办法 names them, ascending, one entry a feast (a day on
 * which two feasts fall appears twice): 元旦 1, 春节 4 (除夕 to 初三), 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3. A year outside
 * the lunar table has its fixed days only (and 清明 within 2000–2099).
 */
export function statutoryDays(year: number): CivilDate[] {
  return statutoryFeasts(year).map((feast) => feast.on);
}

/** The years whose lunar feasts are known; earlier and later ones miss those days. */
export const lunarYears: readonly number[] = Object.keys(lunarFeasts).map(Number);

function isWeekend(on: CivilDate): boolean {
  const weekday = new Date(`${on}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/**
 * Days off of a year without its notice: the statutory days and, for each that falls on a weekend (办法 art. 6) or on
 * another statutory day (as arranged in 2009 and 2020), the next weekday that is still worked.
 */
export function statutoryDaysOff(year: number): CivilDate[] {
  const feasts = statutoryDays(year);
  const off = new Set(feasts);
  for (const [index, feast] of feasts.entries()) {
    if (!isWeekend(feast) && feasts[index - 1] !== feast) continue;
    let substitute = plusDays(feast, 1);
    while (isWeekend(substitute) || off.has(substitute)) substitute = plusDays(substitute, 1);
    off.add(substitute);
  }
  return [...off].sort();
}
