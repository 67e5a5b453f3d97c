/** Owns who looks after which account in a plan year, from the day its plan is in force (clauses 6.3 to 6.5). */
@org.springframework.modulith.ApplicationModule(displayName = "Portfolio")
package th.kamt.portfolio;
