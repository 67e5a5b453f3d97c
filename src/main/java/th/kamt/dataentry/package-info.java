/** Owns data entry (step 3): what must be known of each account and KAMR, who enters it, and when a unit is complete. */
@org.springframework.modulith.ApplicationModule(displayName = "Data entry")
package th.kamt.dataentry;
