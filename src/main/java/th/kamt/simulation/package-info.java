/** Owns moving the clock in profile simulation: engine and application step together through every instant at which work comes due. */
@org.springframework.modulith.ApplicationModule(displayName = "Simulation")
package th.kamt.simulation;
