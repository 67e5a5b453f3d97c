/** Owns customers lost and the Customer Exit Interview held with them: why they left, to whom, and what would have kept them. */
@org.springframework.modulith.ApplicationModule(displayName = "Exit interview")
package th.kamt.exitinterview;
