/* The language of the pages' switch, the Buddhist Era and the application's clock in Admin. */
import { appName, askForSession, follow, speak, textsOf } from "../../tasklist/scripts/webapp.js";

// Both before the app draws itself.
const [texts, session] = await Promise.all([textsOf(appName), askForSession()]);
follow(session);

const module = window.angular.module("cam.admin.custom");
speak(module, texts);
module.run([
  "$rootScope",
  // The pages' login is the only one; it comes back here.
  $rootScope => $rootScope.$on("authentication.login.required", () => window.location.reload())
]);
