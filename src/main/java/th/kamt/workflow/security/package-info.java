/** Logins and doors: who may call what over HTTP, for pages, the application's REST, the engine's REST and its web apps. */
package th.kamt.workflow.security;
