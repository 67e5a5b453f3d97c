/** Owns the frame of every page, the pages of no single module, and how a refusal is shown to a person. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Web",
        // Modules with pages use this one, so it uses only what stands below all of them.
        allowedDependencies = {"calendar", "message", "organization"})
package th.kamt.web;
