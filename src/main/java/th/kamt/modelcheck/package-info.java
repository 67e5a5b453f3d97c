/**
 * Owns what a changed model must be like before it may be tried or go live: each finding names table, row and
 * column, or element and line.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Model check")
package th.kamt.modelcheck;
