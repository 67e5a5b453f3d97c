/** Owns the utility's units, people, posts and line of command, who stands in for whom, and who may see what. */
@org.springframework.modulith.ApplicationModule(displayName = "Organization")
package th.kamt.organization;
