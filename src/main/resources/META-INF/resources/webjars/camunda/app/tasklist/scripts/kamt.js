/*
 * What Tasklist's configuration cannot say: links of a task's form open a new tab, so that the half-filled form stays; the
 * date picker speaks Thai; years are of the Buddhist Era everywhere they are shown. Values sent to the engine stay ISO.
 */
const thai = document.documentElement.lang === "th";
const BUDDHIST_ERA = 543;

const MONTHS = [
  "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
  "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"
];
const SHORT_MONTHS = [
  "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."
];
const DAYS = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];
const SHORT_DAYS = ["อา.", "จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส."];

// Years alone and with a month's name: what people read. Other formats may be meant for machines and stay as they are.
const inBuddhistEra = filter => (date, format, timezone) =>
  date && /^(MMMM? )?y+$/.test(format)
    ? filter(date, format.replace(/y+/, `'${Number(filter(date, "yyyy", timezone)) + BUDDHIST_ERA}'`), timezone)
    : filter(date, format, timezone);

// Before the browser follows the link, however late the form drew it.
function openNewTab(event) {
  const link = event.target.closest && event.target.closest(".fjs-container a[href]");
  if (link) {
    link.target = "_blank";
    link.rel = "noopener";
  }
}
document.addEventListener("click", openNewTab, true);
document.addEventListener("auxclick", openNewTab, true);

window.angular.module("cam.tasklist.custom").config([
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
        if (thai) {
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

window.angular.module("cam.tasklist.custom").run([
  "moment",
  moment => {
    if (!thai) {
      moment.updateLocale("en", {
        eras: [{ since: "0001-01-01", offset: 1 + BUDDHIST_ERA, name: "Buddhist Era", narrow: "B.E.", abbr: "B.E." }]
      });
    }
  }
]);
