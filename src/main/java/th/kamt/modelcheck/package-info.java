/** Owns what a changed model must be like before it may be tried or go live: each finding names table, row and column. */
@org.springframework.modulith.ApplicationModule(displayName = "Model check")
package th.kamt.modelcheck;
