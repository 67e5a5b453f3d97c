/** Owns the frame of every page, the pages of no single module, and how a refusal is shown to a person. */
@org.springframework.modulith.ApplicationModule(displayName = "Web")
package th.kamt.web;
