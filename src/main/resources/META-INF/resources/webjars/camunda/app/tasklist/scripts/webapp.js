/*
 * What Camunda's web apps have in common here: the language of the pages' switch, the application's clock and the Buddhist Era.
 * Each app's configuration names its own script, and that one calls these.
 */
export const english = document.cookie.split("; ").includes("kamt-language=en");
export const language = english ? "en" : "th";
export const text = (thai, inEnglish) => (english ? inEnglish : thai);

export const BUDDHIST_ERA = 543;
const DAY = 24 * 60 * 60 * 1000;
const BANGKOK = 7 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

const base = document.querySelector("base");
export const appRoot = base.getAttribute("app-root");
export const appName = base.getAttribute("app-name");
/** Where the application's own pages are. */
export const pages = appRoot.replace(/\/camunda$/, "");

/** Keeps the session alive; null where there is none. */
export function askForSession() {
  return fetch(`${pages}/session`, { redirect: "manual", headers: { Accept: "application/json" } })
    .then(answer => (answer.status === 200 ? answer.json() : null))
    .catch(() => null);
}

/*
 * Days are counted by the application's clock, which a demonstration moves: where it is not the browser's, "now" is the
 * application's. Dates that are given keep what they are.
 */
const RealDate = window.Date;
let ahead = 0;
export function follow(session) {
  if (!session) {
    return;
  }
  const difference = RealDate.parse(session.now) - RealDate.now();
  ahead = Math.abs(difference) > 2 * MINUTE ? difference : 0;
  if (ahead !== 0 && window.Date === RealDate) {
    window.Date = new Proxy(RealDate, {
      construct: (date, given, target) =>
        given.length > 0 ? Reflect.construct(date, given, target) : new date(date.now() + ahead),
      get: (date, name) => (name === "now" ? () => date.now() + ahead : date[name])
    });
  }
}
export const realNow = () => RealDate.now();

const bangkokDay = date => Math.floor((RealDate.parse(date) + BANGKOK) / DAY);

const SHORT_MONTHS = english
  ? ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  : ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

/** 30 พ.ย. 2569 */
export function dayWords(date) {
  const day = new RealDate(RealDate.parse(date) + BANGKOK);
  const year = day.getUTCFullYear() + BUDDHIST_ERA;
  return `${day.getUTCDate()} ${SHORT_MONTHS[day.getUTCMonth()]} ${english ? "B.E. " : ""}${year}`;
}

const count = days => `${days} ${days === 1 ? "day" : "days"}`;

/**
 * Whole days as the pages count them, in Bangkok.
 *
 * @param kind "due", "followUp", or anything else for what has happened
 */
export function relativeWords(date, kind) {
  const now = RealDate.now() + ahead;
  const days = bangkokDay(date) - bangkokDay(new RealDate(now).toISOString());
  if (days > 0) {
    return text(`อีก ${days} วัน`, `in ${count(days)}`);
  }
  if (kind === "due" && RealDate.parse(date) < now) {
    return days === 0 ? text("เกินกำหนด", "overdue") : text(`เกินกำหนด ${-days} วัน`, `${count(-days)} overdue`);
  }
  if (days === 0) {
    return text("วันนี้", "today");
  }
  return days === -1 ? text("เมื่อวาน", "yesterday") : text(`${-days} วันก่อน`, `${count(-days)} ago`);
}

const MONTHS = [
  "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
  "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"
];
const DAYS = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];
const SHORT_DAYS = ["อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."];

// Years alone and with a month's name: what people read. Other formats may be meant for machines and stay as they are.
const inBuddhistEra = filter => (date, format, timezone) =>
  date && /^(MMMM? )?y+$/.test(format)
    ? filter(date, format.replace(/y+/, `'${Number(filter(date, "yyyy", timezone)) + BUDDHIST_ERA}'`), timezone)
    : filter(date, format, timezone);

/** Texts are at hand before the app draws itself: it shows keys where they come too late. */
export function textsOf(app) {
  return fetch(`${appRoot}/app/${app}/locales/${language}.json?bust=${window.bust}`)
    .then(response => (response.ok ? response.json() : null))
    .catch(() => null);
}

/**
 * Gives the app the texts, and its date picker and relative dates our words and years. Values sent to the engine stay ISO.
 *
 * @param module the app's Angular module for customers
 * @param dateLocales how dates are written; by default those among the texts
 */
export function speak(module, texts, dateLocales = texts && texts.dateLocales) {
  module.config([
    "$provide",
    $provide => {
      // The date picker writes its cells by the one and its titles by the other, and reads nothing back from them.
      $provide.decorator("uibDateParser", [
        "$delegate",
        dateParser => {
          dateParser.filter = inBuddhistEra(dateParser.filter.bind(dateParser));
          return dateParser;
        }
      ]);
      $provide.decorator("dateFilter", ["$delegate", inBuddhistEra]);
      $provide.decorator("$locale", [
        "$delegate",
        locale => {
          if (!english) {
            Object.assign(locale.DATETIME_FORMATS, {
              MONTH: MONTHS,
              STANDALONEMONTH: MONTHS,
              SHORTMONTH: SHORT_MONTHS,
              DAY: DAYS,
              SHORTDAY: SHORT_DAYS
            });
          }
          return locale;
        }
      ]);
    }
  ]);
  if (!texts) {
    // They did not come: the app asks for them once more itself and says so.
    return;
  }
  module
    .config(["$translateProvider", provider => provider.translations(language, texts.labels)])
    .run([
      "$translate",
      "$injector",
      ($translate, $injector) => {
        $translate.use(language);
        if (!$injector.has("moment")) {
          // Tasklist alone lends it; the others take their dates from the file when they load it themselves.
          $translate.refresh(language);
          return;
        }
        const moment = $injector.get("moment");
        // English comes from Camunda, without our era.
        const eras = [{ since: "0001-01-01", offset: 1 + BUDDHIST_ERA, name: "Buddhist Era", narrow: "B.E.", abbr: "B.E." }];
        const dates = { eras, ...dateLocales };
        if (moment.locales().includes(language)) {
          moment.updateLocale(language, dates);
        } else {
          moment.defineLocale(language, dates);
        }
      }
    ]);
}
