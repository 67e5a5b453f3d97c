/** Owns what whoever takes over accounts during the year is told about them, and that heads of units are asked to amend plans without a KAMR. */
@org.springframework.modulith.ApplicationModule(displayName = "Hand-over")
package th.kamt.handover;
