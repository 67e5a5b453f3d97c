/*
 * What Tasklist's configuration cannot say. Links of a task's form open a new tab, so that the half-filled form stays; the most
 * urgent task stands first; dates are the Buddhist Era's and count by the application's clock; what a person may not do is not
 * offered; words that form-js knows only in English are Thai.
 */
import { appName, appRoot, askForSession, dayWords, english, follow, language, relativeWords, speak, text, textsOf } from "./webapp.js";
import { keepDrafts } from "./drafts.js";
import { watchSession } from "./session.js";

// Both before Tasklist draws itself.
const [texts, session, me] = await Promise.all([
  textsOf(appName),
  askForSession(),
  fetch(`${appRoot}/api/admin/auth/user/default`)
    .then(answer => (answer.ok ? answer.json() : null))
    .catch(() => null)
]);
follow(session);

// Whatever else is refused, the server refuses; this only spares people the try.
const administrator = me !== null && (me.authorizedApps || []).includes("admin");
document.documentElement.classList.toggle("kamt-ordinary", !administrator);

// The mouse is kept off by the style sheet.
document.addEventListener(
  "keydown",
  event => {
    if (!administrator && event.key !== "Tab" && event.target.closest(".meta .due-date, .meta .set-value, .meta .groups")) {
      event.stopPropagation();
      event.preventDefault();
    }
  },
  true
);

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

const module = window.angular.module("cam.tasklist.custom");
speak(module, texts);

const FIRST_DUE_FIRST = JSON.stringify([{ sortBy: "dueDate", sortOrder: "asc" }]);
const ONE_MINUTE = 60 * 1000;

module
  .config([
    "$provide",
    $provide => {
      // The day and how far it is, as on the pages; Camunda's own says "in 15 days" by the browser's clock.
      $provide.decorator("amTimeAgoDirective", [
        "$delegate",
        "$interval",
        (directives, $interval) => {
          const directive = directives[0];
          delete directive.link;
          directive.compile = () => (scope, element, attributes) => {
            const kind = attributes.amTimeAgo.split(".").pop();
            const write = () => {
              const date = scope.$eval(attributes.amTimeAgo);
              if (date) {
                const dated = kind === "due" || kind === "followUp";
                element.text(dated ? `${dayWords(date)} · ${relativeWords(date, kind)}` : relativeWords(date, kind));
              }
            };
            scope.$watch(attributes.amTimeAgo, write);
            const again = $interval(write, ONE_MINUTE, 0, false);
            scope.$on("$destroy", () => $interval.cancel(again));
          };
          return directives;
        }
      ]);
    }
  ])
  .run([
    "$rootScope",
    "$location",
    ($rootScope, $location) => {
      const sorted = () => {
        if ($location.path() === "/" && !$location.search().sorting) {
          $location.search("sorting", FIRST_DUE_FIRST).replace();
        }
      };
      $rootScope.$on("$locationChangeStart", sorted);
      $rootScope.$on("$locationChangeSuccess", sorted);
      // The pages' login is the only one; it comes back here, with the task.
      $rootScope.$on("authentication.login.required", () => window.location.reload());
    }
  ]);

keepDrafts(me && me.userId);
watchSession(session);

// form-js has its words built in.
const WORDS = [
  [/^Field is required\.$/, () => "ต้องกรอกช่องนี้"],
  [/^Field must have minimum value of (.+)\.$/, limit => `ต้องไม่น้อยกว่า ${limit}`],
  [/^Field must have maximum value of (.+)\.$/, limit => `ต้องไม่เกิน ${limit}`],
  [/^Field must have minimum length of (.+)\.$/, limit => `ต้องมีอย่างน้อย ${limit} ตัวอักษร`],
  [/^Field must have maximum length of (.+)\.$/, limit => `ต้องไม่เกิน ${limit} ตัวอักษร`],
  [/^Field must match pattern (.+)\.$/, () => "รูปแบบไม่ถูกต้อง"],
  [/^Field must be a valid email\.$/, () => "อีเมลไม่ถูกต้อง"],
  [/^Field must be a valid +international phone number\..*$/, () => "หมายเลขโทรศัพท์ไม่ถูกต้อง ขึ้นต้นด้วย + และรหัสประเทศ"],
  [/^Value is not a number\.$/, () => "ต้องเป็นตัวเลข"],
  [/^Select$/, () => "เลือก"],
  [/^Search$/, () => "ค้นหา"],
  [/^No results$/, () => "ไม่พบ"],
  [/^Nothing to show\.$/, () => "ไม่มีรายการ"]
];
const inThai = words => {
  for (const [pattern, thai] of WORDS) {
    const found = words.match(pattern);
    if (found) {
      return thai(found[1]);
    }
  }
  return null;
};
const SPOKEN = ".fjs-form-field-error li, .fjs-select-placeholder, .fjs-table-td, .fjs-dropdownlist-empty, .fjs-taglist-input, .fjs-input";
function translate(root) {
  root.querySelectorAll(SPOKEN).forEach(element => {
    const thai = element.childElementCount === 0 && inThai(element.textContent);
    if (thai) {
      element.firstChild.nodeValue = thai;
    }
    const placeholder = element.getAttribute("placeholder");
    const words = placeholder && inThai(placeholder);
    if (words) {
      element.setAttribute("placeholder", words);
    }
  });
  // "1 of 3" is written in three pieces.
  root.querySelectorAll(".fjs-table-nav-label").forEach(label => {
    label.childNodes.forEach(piece => {
      if (piece.nodeValue === " of ") {
        piece.nodeValue = " จาก ";
      }
    });
  });
  root.querySelectorAll(".fjs-table-nav-button").forEach(button => {
    const words = { "Previous page": "หน้าก่อน", "Next page": "หน้าถัดไป" }[button.getAttribute("aria-label")];
    if (words) {
      button.setAttribute("aria-label", words);
    }
  });
}
if (!english) {
  new MutationObserver(() => document.querySelectorAll(".fjs-container").forEach(translate)).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true
  });
}
