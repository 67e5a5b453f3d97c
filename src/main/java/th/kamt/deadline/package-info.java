/** Owns the register of deadlines: when work is due, who is reminded, who is told when it is late, and the receipt of it all. */
@org.springframework.modulith.ApplicationModule(displayName = "Deadline")
package th.kamt.deadline;
