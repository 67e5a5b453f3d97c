/*
 * Camunda's configuration of Cockpit; this file stands before the one in Camunda's jar. As Tasklist's: Thai until the person
 * switches on the pages. What is not translated, being rare, is English.
 */
import { language, text } from "../../tasklist/scripts/webapp.js";

// Camunda names neither; its own page says English.
document.documentElement.lang = language;

export default {
  app: {
    vendor: text("กฟภ.", "PEA"),
    name: text("ติดตามกระบวนการ", "Cockpit")
  },

  locales: {
    availableLocales: [language],
    fallbackLocale: "en"
  },

  // Every script named here must exist: a missing one leaves the app blank.
  customScripts: ["scripts/kamt"],

  disableWelcomeMessage: true
};
