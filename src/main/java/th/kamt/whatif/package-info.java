/** Owns the question what changed decision tables would do to a year's customers, KAMRs and services: answered, never stored. */
@org.springframework.modulith.ApplicationModule(displayName = "What if")
package th.kamt.whatif;
