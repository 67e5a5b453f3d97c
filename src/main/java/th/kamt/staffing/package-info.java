/** Owns key account managers: who may be one, the load they carry, top-up, who looks after whom, Senior KAMR and allowance. */
@org.springframework.modulith.ApplicationModule(displayName = "Staffing")
package th.kamt.staffing;
