/** Owns the contract with the process models: ids, typed variables, decision tables, and the engine's settings and guards. */
@org.springframework.modulith.ApplicationModule(displayName = "Workflow")
package th.kamt.workflow;
