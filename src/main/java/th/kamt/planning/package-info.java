/** Owns the plan year and each unit's plan: its preparation, rules, approval and documents (steps 1 and 2). */
@org.springframework.modulith.ApplicationModule(displayName = "Planning")
package th.kamt.planning;
