/*
 * Camunda's configuration of Tasklist; this file stands before the one in Camunda's jar. Pages of the application are Thai
 * until the person switches, whatever the browser asks for, and so is Tasklist: with one language on offer the browser's
 * wishes do not count. The switch is the pages' cookie.
 */
import { english, language, text } from "./webapp.js";

// Camunda names neither; its own page says English.
document.documentElement.lang = language;

export default {
  app: {
    vendor: text("กฟภ.", "PEA"),
    name: text("ลูกค้ารายสำคัญ", "Key accounts")
  },

  locales: {
    availableLocales: [language],
    fallbackLocale: language
  },

  // Thai formats are in locales/th.json. Years are of the Buddhist Era in both languages.
  dateFormat: english
    ? {
        monthName: "MMM",
        day: "DD",
        abbr: "D MMM [B.E.] y HH:mm",
        normal: "D MMMM [B.E.] y HH:mm",
        long: "dddd, D MMMM [B.E.] y HH:mm",
        short: "D MMMM [B.E.] y"
      }
    : {},

  // Every script named here must exist: a missing one leaves Tasklist blank.
  customScripts: ["scripts/kamt"],

  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: {
      key: "ctrl+alt+c",
      description: text("รับงานที่เลือกอยู่", "claims the currently selected task")
    },
    focusFilter: {
      key: "ctrl+shift+f",
      description: text("ไปที่ตัวกรองแรกในรายการ", "set the focus to the first filter in the list")
    },
    focusList: {
      key: "ctrl+alt+l",
      description: text("ไปที่งานแรกในรายการ", "sets the focus to the first task in the list")
    },
    focusForm: {
      key: "ctrl+alt+f",
      description: text("ไปที่ช่องแรกของแบบฟอร์มงาน", "sets the focus to the first input field in a task form")
    },
    startProcess: {
      key: "ctrl+alt+p",
      description: text("เปิดหน้าต่างเริ่มกระบวนการ", "opens the start process modal dialog")
    }
  }
};
